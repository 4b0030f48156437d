package dev.lift3d.correction.training;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.PlaneScene;
import dev.lift3d.correction.RaySampling;
import java.util.List;
import java.util.stream.IntStream;

/** Trainings of seconds: painted planes, a few rays, a few samples. */
final class TinyTraining {
  static final TrainingPlan.DataPlan DATA = new TrainingPlan.DataPlan(0.5, 24, 2, 2, 3, 0.1);

  private TinyTraining() {}

  static TrainingPlan plan(long seed, long steps) {
    return new TrainingPlan(
        seed,
        steps,
        2e-3,
        2,
        DATA,
        List.of(
            new TrainingPlan.Stage(0.5, 50, new RaySampling(6, 3)),
            new TrainingPlan.Stage(1, 56, new RaySampling(8, 4))));
  }

  /** A plane with other paint for each seed. */
  static SceneMaker planes(Workers workers) {
    return (seed, longEdge) ->
        TrainingScene.load(PlaneScene.of(6, PlaneScene.waves(seed)), longEdge, workers);
  }

  static BatchSource batches(TrainingPlan plan, Workers workers) {
    TrainingScene real =
        TrainingScene.load(PlaneScene.of(7, PlaneScene.waves(-1)), PlaneScene.WIDTH, workers);
    return new BatchSource(plan, List.of(real), planes(workers), workers);
  }

  static LiftingNetwork network(long seed) {
    return LiftingNetwork.initial(LiftingSettings.COMPACT, seed);
  }

  /** The gradient of one part, added up over the workers, parameter by parameter. */
  static List<HostArray> gradient(TrainingStep step, int part) {
    List<ParameterSet> replicas = step.gradients(part);
    try (TensorScope scope = TensorScope.open()) {
      return IntStream.range(0, replicas.get(0).specs().size())
          .mapToObj(
              i -> {
                NDArray sum = scope.zeros(replicas.get(0).specs().get(i).shape());
                replicas.forEach(r -> sum.addi(Gradients.gradient(r.tensors().get(i), scope)));
                return TensorScope.host(sum);
              })
          .toList();
    }
  }
}
