package dev.lift3d.correction.training;

import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.PlaneScene;
import dev.lift3d.correction.RaySampling;
import java.util.List;
import java.util.stream.IntStream;

/** The smallest whole training step, again and again, for the proof that it leaks nothing. */
public final class LeakableStep implements AutoCloseable {
  private final TrainingStep step;
  private final Trainer trainer;

  /**
   * Prepares a training.
   *
   * @param network what is trained
   * @param workers who works
   */
  public LeakableStep(LiftingNetwork network, Workers workers) {
    TrainingPlan plan =
        new TrainingPlan(
            1,
            1000,
            1e-4,
            1,
            new TrainingPlan.DataPlan(0, 8, 1, 1, 1, 0.1),
            List.of(new TrainingPlan.Stage(1, 50, new RaySampling(4, 4))));
    TrainingScene scene =
        TrainingScene.load(PlaneScene.of(4, PlaneScene.waves(1)), PlaneScene.WIDTH, workers);
    BatchSource batches = new BatchSource(plan, List.of(scene), (seed, edge) -> scene, workers);
    this.trainer = new Trainer(network, plan, batches, workers);
    this.step = trainer.gradientStep();
  }

  /**
   * The parameter sets that collect gradients.
   *
   * @return every worker's
   */
  public List<ParameterSet> replicas() {
    return IntStream.range(0, 3).mapToObj(step::gradients).flatMap(List::stream).toList();
  }

  /** Makes one step. */
  public void run() {
    trainer.step();
  }

  @Override
  public void close() {
    trainer.close();
  }
}
