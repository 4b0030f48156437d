package dev.lift3d.correction.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.tensor.LiveTensors;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTrainingTest {
  private static final TrainingPlan PLAN = TinyTraining.plan(9, 6);

  @TempDir Path folder;
  private final Workers workers = Workers.start(2);
  private final LiftingNetwork network = TinyTraining.network(3);

  @AfterEach
  void close() {
    network.close();
    workers.close();
  }

  private FeatureTraining training(TrainingPlan plan, TrainingOperators operators) {
    BatchSource batches = TinyTraining.batches(plan, workers);
    return new FeatureTraining(network, plan, batches, operators, workers);
  }

  private static ImageEncoder colours() {
    return new ImageEncoder() {
      @Override
      public String name() {
        return "colours";
      }

      @Override
      public FeatureMap encode(Image image) {
        CellLayout cells = new CellLayout(1, 0, image.width(), image.height());
        return new FeatureMap(3, image.height(), image.width(), image.data(), cells);
      }
    };
  }

  @Test
  void aResumedTrainingGoesOnToTheSameBits() {
    Map<String, HostArray> whole;
    try (FeatureTraining training = training(PLAN, TrainingOperators.synthetic())) {
      for (int i = 0; i < 2; i++) {
        training.step();
      }
      training.save(folder.resolve("state.safetensors"));
      for (int i = 0; i < 2; i++) {
        training.step();
      }
      whole = training.weights();
    }
    try (FeatureTraining training = training(PLAN, TrainingOperators.synthetic())) {
      training.resume(folder.resolve("state.safetensors"));
      assertEquals(2, training.steps());
      for (int i = 0; i < 2; i++) {
        training.step();
      }
      assertEquals(whole, training.weights());
    }
  }

  @Test
  void onlyCorrectorsChange() {
    Map<String, HostArray> before = network.toHost();
    try (FeatureTraining training = training(PLAN, TrainingOperators.synthetic())) {
      Map<String, HostArray> start = training.weights();
      FeatureTraining.Progress first = training.step();
      training.step(); // the first step moves the zero layer, from the second on all move
      assertEquals(first.shared(), first.agnostic(), 1e-4 * first.shared());
      assertEquals(first.shared(), first.paper(), 1e-4 * first.shared());
      Map<String, HostArray> after = training.weights();
      assertEquals(start.keySet(), after.keySet());
      for (Map.Entry<String, HostArray> entry : after.entrySet()) {
        if (entry.getKey().startsWith("corrector.")) {
          assertNotEquals(start.get(entry.getKey()), entry.getValue(), entry.getKey());
        } else {
          assertEquals(before.get(entry.getKey()), entry.getValue(), entry.getKey());
        }
      }
    }
  }

  @Test
  void theFrozenNetworkSeesTheDepthMapsOfTheBatch() {
    BatchSource batches = TinyTraining.batches(PLAN, workers);
    boolean known = false;
    for (int step = 0; step < 6; step++) {
      FeatureBatch batch = batches.features(step);
      SplittableRandom random = new SplittableRandom(step);
      List<TrainingOperator> operators = List.of(TrainingOperator.of(colours()));
      SourceViews views = SourceViews.encode(network, workers, batch, operators, random);
      for (int v = 0; v < batch.sources().size(); v++) {
        SourceDepth depth = batch.depths().get(v);
        assertSame(depth, views.target().coarse().sources().get(v).depth());
        assertSame(depth, views.target().fine().sources().get(v).depth());
        known |= depth.inverse().length > 1;
      }
    }
    assertTrue(known, "some depth is found");
  }

  @Test
  void realEncodersTakeTurnsWithMadeUpOnes() {
    TrainingPlan plan = TinyTraining.plan(2, 12);
    TrainingOperators mixed = TrainingOperators.mixed(List.of(colours()), 0.5);
    List<String> names = new ArrayList<>();
    try (FeatureTraining training = training(plan, mixed)) {
      for (int i = 0; i < 12; i++) {
        names.add(training.step().operators());
      }
    }
    assertTrue(names.contains("colours"), "" + names);
    assertTrue(names.stream().anyMatch(n -> n.startsWith("synthetic-")), "" + names);
  }

  @Test
  void aRunLeavesWeightsThatLiftWithTheirCorrector() throws Exception {
    try (FeatureTraining training = training(PLAN, TrainingOperators.synthetic())) {
      new FeatureTrainingRun(folder, PLAN, 4).run(training, network.settings(), p -> {});
    }
    try (LiftingNetwork found = LiftingCheckpoint.read(folder.resolve("weights.safetensors"))) {
      assertTrue(found.correctors().agnostic().isPresent());
      assertTrue(found.correctors().paper().isPresent());
    }
    assertEquals(
        "6 of 6 steps, seed 9",
        Safetensors.read(folder.resolve("weights.safetensors"))
            .metadata()
            .get("lift3d.features.trained"));
    try (FeatureTraining again = training(PLAN, TrainingOperators.synthetic())) {
      new FeatureTrainingRun(folder, PLAN, 4)
          .run(
              again,
              network.settings(),
              p -> {
                throw new AssertionError("step " + p.step() + " was made twice");
              });
    }
  }

  @Test
  void anotherTrainingsStateIsRefused() throws Exception {
    Path state = folder.resolve("state.safetensors");
    try (FeatureTraining training = training(PLAN, TrainingOperators.synthetic())) {
      training.save(state);
    }
    try (FeatureTraining other =
        training(TinyTraining.plan(10, 6), TrainingOperators.synthetic())) {
      assertTrue(
          assertThrows(InputException.class, () -> other.resume(state))
              .getMessage()
              .contains("seed 9"));
    }
    Files.write(state, new byte[40]);
    try (FeatureTraining training = training(PLAN, TrainingOperators.synthetic())) {
      assertThrows(InputException.class, () -> training.resume(state));
    }
  }

  @Test
  void stepsLeaveNothingBehind() {
    try (FeatureTraining training = training(PLAN, TrainingOperators.synthetic())) {
      training.step();
      long before = LiveTensors.count();
      training.step();
      training.step();
      assertEquals(before, LiveTensors.count());
    }
  }
}
