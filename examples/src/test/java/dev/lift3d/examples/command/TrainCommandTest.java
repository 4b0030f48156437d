package dev.lift3d.examples.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.examples.testing.CommandRun;
import dev.lift3d.examples.testing.SmallScene;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir private Path folder;
  private Path scene;
  private Path weights;

  @BeforeEach
  void writeScene() {
    scene = SmallScene.write(folder.resolve("small"));
    weights = SmallScene.writeWeights(folder.resolve("weights.safetensors"));
  }

  private CommandRun train(String... more) {
    String[] common = {
      scene.toString(), "--generated", "0", "--from", weights.toString(), "--quiet", "--out"
    };
    String[] all = new String[common.length + more.length];
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return CommandRun.of(new TrainCommand(), all);
  }

  @Test
  void correctorsAreTrainedOnTopOfWeights() throws Exception {
    Path out = folder.resolve("run");
    CommandRun run =
        train(out.toString(), "--features", "--steps", "10", "--operator", "test-colours");
    assertEquals(0, run.code(), run::err);
    assertEquals(2, Files.readAllLines(out.resolve("log.csv")).size());
    try (LiftingNetwork start = LiftingCheckpoint.read(weights);
        LiftingNetwork found = LiftingCheckpoint.read(out.resolve("weights.safetensors"))) {
      assertEquals(start.parameters().toHost(), found.parameters().toHost());
      assertTrue(found.correctors().agnostic().isPresent());
    }
  }

  @Test
  void anUnknownOperatorIsRefused() {
    CommandRun run =
        train(folder.resolve("run").toString(), "--features", "--operator", "no-such-operator");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("no-such-operator"), run.err());
  }
}
