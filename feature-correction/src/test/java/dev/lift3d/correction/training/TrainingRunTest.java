package dev.lift3d.correction.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.PlaneScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
  private static final TrainingPlan PLAN = TinyTraining.plan(9, 20);

  @TempDir Path folder;
  private final Workers workers = Workers.start(2);

  @AfterEach
  void close() {
    workers.close();
  }

  private void run(Path where, Consumer<Trainer.Progress> listener) {
    Scene scene = PlaneScene.of(6, PlaneScene.waves(8));
    Validation validation = new Validation(Validation.everyEighth(List.of(scene), 1), 40, 16);
    try (LiftingNetwork network = TinyTraining.network(1)) {
      new TrainingRun(where, PLAN, 10, validation)
          .run(network, TinyTraining.batches(PLAN, workers), workers, listener);
    }
  }

  /** Stops after 13 steps, saved at 10, with tables that are ahead of the state. */
  private void crash(Path where) throws IOException {
    run(
        where,
        progress -> {
          if (progress.step() == 12) {
            Thread.currentThread().interrupt();
          }
        });
    assertTrue(Thread.interrupted(), "the run stops by the interrupt and leaves it on");
    Files.writeString(where.resolve("log.csv"), "20,1,2,3,4\n30,1", StandardOpenOption.APPEND);
    Files.writeString(where.resolve("validation.csv"), "20,1,2\n", StandardOpenOption.APPEND);
  }

  @Test
  void aCrashLeavesNoTrace() throws IOException {
    Path whole = folder.resolve("whole");
    Path resumed = folder.resolve("resumed");
    run(whole, progress -> {});
    crash(resumed);
    long[] first = {-1};
    run(resumed, progress -> first[0] = first[0] < 0 ? progress.step() : first[0]);
    assertEquals(10, first[0], "goes on from the saved state");
    for (String table : List.of("log.csv", "validation.csv")) {
      assertEquals(
          Files.readAllLines(whole.resolve(table)), Files.readAllLines(resumed.resolve(table)));
    }
    assertEquals(
        List.of("step", "10", "20"),
        Files.readAllLines(resumed.resolve("log.csv")).stream()
            .map(line -> line.split(",")[0])
            .toList());
    assertEquals(
        Safetensors.read(whole.resolve("state.safetensors")).tensors(),
        Safetensors.read(resumed.resolve("state.safetensors")).tensors());
    try (LiftingNetwork network = LiftingCheckpoint.read(resumed.resolve("weights.safetensors"))) {
      assertEquals("compact", network.settings().name());
    }
  }

  @Test
  void aFinishedRunDoesNothingMore() {
    run(folder, progress -> {});
    run(
        folder,
        progress -> {
          throw new AssertionError("step " + progress.step() + " was made twice");
        });
  }

  @Test
  void aDamagedStateIsRefusedInOneLine() throws IOException {
    Files.write(folder.resolve("state.safetensors"), new byte[100]);
    InputException e = assertThrows(InputException.class, () -> run(folder, progress -> {}));
    assertTrue(e.getMessage().contains("state.safetensors"), e.getMessage());
    assertTrue(!e.getMessage().contains("\n"), e.getMessage());
  }
}
