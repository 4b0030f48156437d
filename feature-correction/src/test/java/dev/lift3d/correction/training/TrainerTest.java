package dev.lift3d.correction.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.PlaneScene;
import dev.lift3d.correction.RaySampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final TrainingPlan PLAN = TinyTraining.plan(9, 6);

  @TempDir Path folder;
  private final Workers workers = Workers.start(2);

  @AfterEach
  void close() {
    workers.close();
  }

  private Trainer trainer(LiftingNetwork network, TrainingPlan plan) {
    return new Trainer(network, plan, TinyTraining.batches(plan, workers), workers);
  }

  private Path saved(int steps) {
    Path file = folder.resolve("after" + steps + ".safetensors");
    try (LiftingNetwork network = TinyTraining.network(1);
        Trainer trainer = trainer(network, PLAN)) {
      while (trainer.steps() < steps) {
        trainer.step();
      }
      trainer.save(file);
    }
    return file;
  }

  @Test
  void aResumedTrainingGoesOnToTheLastBit() {
    Path half = saved(3);
    Path whole = saved(6);
    Path resumed = folder.resolve("resumed.safetensors");
    // Other initial weights: all that matters comes from the file.
    try (LiftingNetwork network = TinyTraining.network(2);
        Trainer trainer = trainer(network, PLAN)) {
      trainer.resume(half);
      assertEquals(3, trainer.steps());
      for (int i = 0; i < 3; i++) {
        trainer.step();
      }
      trainer.save(resumed);
    }
    SafetensorsFile expected = Safetensors.read(whole);
    SafetensorsFile found = Safetensors.read(resumed);
    assertEquals(expected.tensors().keySet(), found.tensors().keySet());
    expected.tensors().forEach((key, array) -> assertEquals(array, found.tensors().get(key), key));
    assertEquals(expected.metadata(), found.metadata());
    String weight = "weights.net_fine.base_fc.0.weight";
    assertFalse(
        expected.tensor(weight).equals(Safetensors.read(half).tensor(weight)), "it has moved");
  }

  private String refusal(Path file, TrainingPlan plan) {
    try (LiftingNetwork network = TinyTraining.network(1);
        Trainer trainer = trainer(network, plan)) {
      String message = assertThrows(InputException.class, () -> trainer.resume(file)).getMessage();
      assertTrue(message.contains(file.toString()), message);
      assertFalse(message.contains("\n"), message);
      return message;
    }
  }

  @Test
  void anotherSeedOrPlanIsRefused() {
    Path file = saved(1);
    assertTrue(refusal(file, TinyTraining.plan(8, 6)).contains("with seed 9, not 8"));
    String message = refusal(file, TinyTraining.plan(9, 7));
    assertTrue(message.contains("plan 6 steps"), message);
    assertTrue(message.contains("not 7 steps"), message);
  }

  @Test
  void damagedStatesAreRefused() throws IOException {
    Path good = saved(1);
    Path bad = folder.resolve("bad.safetensors");
    byte[] bytes = Files.readAllBytes(good);
    Files.write(bad, Arrays.copyOf(bytes, bytes.length - 1000));
    refusal(bad, PLAN);
    Files.write(bad, new byte[0]);
    refusal(bad, PLAN);

    SafetensorsFile file = Safetensors.read(good);
    for (String prefix : List.of("weights.", "average.", "optimizer.1.")) {
      Map<String, HostArray> some = new LinkedHashMap<>(file.tensors());
      String key = some.keySet().stream().filter(k -> k.startsWith(prefix)).findFirst().get();
      some.remove(key);
      Safetensors.write(bad, some, file.metadata());
      assertTrue(refusal(bad, PLAN).contains(key.substring(prefix.length())), key);
    }
    Map<String, String> metadata = new LinkedHashMap<>(file.metadata());
    metadata.remove("lift3d.step");
    Safetensors.write(bad, file.tensors(), metadata);
    refusal(bad, PLAN);
  }

  @Test
  void aStateOfOtherNetworksIsRefused() {
    Path file = saved(1);
    try (LiftingNetwork network = LiftingNetwork.initial(LiftingSettings.IBRNET, 1);
        Trainer trainer = trainer(network, PLAN)) {
      String message = assertThrows(InputException.class, () -> trainer.resume(file)).getMessage();
      assertTrue(message.contains("feature_net."), message);
    }
  }

  /** One scene, always the same views: thirty steps must show. */
  @Test
  void theErrorGoesDown() {
    TrainingPlan plan =
        new TrainingPlan(
            4,
            30,
            3e-3,
            3,
            new TrainingPlan.DataPlan(0, 64, 1, 3, 3, 0.05),
            List.of(new TrainingPlan.Stage(1, 50, new RaySampling(8, 4))));
    TrainingScene scene =
        TrainingScene.load(PlaneScene.of(6, PlaneScene.waves(3)), PlaneScene.WIDTH, workers);
    BatchSource batches =
        new BatchSource(plan, List.of(scene), TinyTraining.planes(workers), workers);
    double[] errors = new double[30];
    try (LiftingNetwork network = TinyTraining.network(1);
        Trainer trainer = new Trainer(network, plan, batches, workers)) {
      for (int i = 0; i < errors.length; i++) {
        errors[i] = trainer.step().fine();
      }
    }
    double before = Arrays.stream(errors, 0, 6).average().orElseThrow();
    double after = Arrays.stream(errors, 24, 30).average().orElseThrow();
    assertTrue(after < 0.7 * before, "from " + before + " to " + after);
  }
}
