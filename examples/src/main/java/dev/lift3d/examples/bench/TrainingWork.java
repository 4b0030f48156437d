package dev.lift3d.examples.bench;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.tensor.AdamW;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.training.StepSettings;
import dev.lift3d.correction.training.TargetRays;
import dev.lift3d.correction.training.TrainingBatch;
import dev.lift3d.correction.training.TrainingStep;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** A whole training step: encode, forward and backward in chunks, back through maps, optimizer. */
final class TrainingWork implements AutoCloseable {
  /** Rays of a step. */
  static final int RAYS = 512;

  private static final StepSettings SETTINGS = new StepSettings(RaySampling.EXACT, 32, 0.05);

  private final Workers workers;
  private final LiftingNetwork network;
  private final TrainingStep step;
  private final List<AdamW> optimizers;
  private final TrainingBatch batch;

  TrainingWork(LiftingSettings settings, BenchScene scene, Workers workers) {
    this.workers = workers;
    this.network = LiftingNetwork.initial(settings, 1);
    this.step = new TrainingStep(network, workers);
    this.optimizers =
        network.parameters().sets().stream()
            .map(set -> new AdamW(set, AdamW.Settings.DEFAULT))
            .toList();
    this.batch =
        new TrainingBatch(
            "benchmark",
            scene.sourceCameras(),
            scene.sourcePhotographs(),
            Collections.nCopies(scene.sourceCameras().size(), SourceDepth.unknown()),
            List.of(rays(scene)));
  }

  private static TargetRays rays(BenchScene scene) {
    Camera camera = scene.target();
    Image photo = scene.targetPhotograph();
    double[] pixels = new double[2 * RAYS];
    float[] colours = new float[3 * RAYS];
    SplittableRandom random = new SplittableRandom(1);
    for (int r = 0; r < RAYS; r++) {
      int col = random.nextInt(photo.width());
      int row = random.nextInt(photo.height());
      pixels[2 * r] = col + 0.5;
      pixels[2 * r + 1] = row + 0.5;
      for (int c = 0; c < 3; c++) {
        colours[3 * r + c] = photo.at(col, row, c);
      }
    }
    return new TargetRays(camera, scene.range(), pixels, colours, new float[RAYS]);
  }

  /** One step. */
  double run() {
    TrainingStep.Errors errors = step.differentiate(batch, SETTINGS, 1);
    workers.forEach(
        optimizers.size(), part -> optimizers.get(part).step(step.gradients(part), 1e-4));
    return errors.fine();
  }

  @Override
  public void close() {
    optimizers.forEach(AdamW::close);
    step.close();
    network.close();
  }
}
