package dev.lift3d.examples.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now = 5 * SECOND;

  @Test
  void withoutATerminalALineNowAndThenTellsTheTimeLeft() {
    try (Progress progress = Progress.lines("render", 100, out, () -> now)) {
      for (int step = 1; step <= 100; step++) {
        now += SECOND / 2;
        progress.step();
      }
    }
    assertEquals(
        List.of(
            "render: 30 of 100 (30 %), 35 s left",
            "render: 60 of 100 (60 %), 20 s left",
            "render: 90 of 100 (90 %), 5 s left",
            "render: 100 of 100 (100 %) in 50 s"),
        printed());
  }

  @Test
  void aResumedRunJudgesItsSpeedByItsOwnSteps() {
    try (Progress progress = Progress.lines("train", 1000, out, () -> now)) {
      progress.note("loss 0.1");
      progress.stepTo(900);
      now += 20 * SECOND;
      progress.stepTo(920);
    }
    assertEquals(
        List.of(
            "train: 920 of 1000 (92 %), loss 0.1, 80 s left",
            "train: 920 of 1000 (92 %), loss 0.1 in 20 s"),
        printed());
  }

  @Test
  void manyStepsAtOnceAreNoResumedRun() {
    try (Progress progress = Progress.lines("render", 100, out, () -> now)) {
      now += 20 * SECOND;
      progress.stepBy(50);
      now += 20 * SECOND;
      progress.stepBy(50);
    }
    assertEquals(
        List.of(
            "render: 50 of 100 (50 %), 20 s left", // half is done in 20 seconds
            "render: 100 of 100 (100 %) in 40 s"),
        printed());
  }

  private List<String> printed() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
