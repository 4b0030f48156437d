package dev.lift3d.examples.lifting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.examples.lifting.StageTimes.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTimesTest {
  private final StageTimes times = new StageTimes();

  @Test
  void stagesAreReportedInTheOrderOfTheWork() {
    times.run(Stage.WRITE, () -> {});
    assertEquals("a", times.time(Stage.ENCODE, () -> "a"));
    assertEquals(List.of("encode", "write"), List.copyOf(times.report().keySet()));
    assertEquals(0, times.seconds(Stage.RENDER));
  }

  @Test
  void workThatFailsHasTakenTimeToo() {
    assertThrows(
        IllegalStateException.class,
        () ->
            times.run(
                Stage.DECODE,
                () -> {
                  throw new IllegalStateException();
                }));
    assertTrue(times.seconds(Stage.DECODE) > 0);
  }
}
