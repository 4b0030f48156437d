package dev.lift3d.correction.training;

import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingModel;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.epipolar.BlendingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A training in a folder: it can be stopped at any time and goes on when run again.
 *
 * <p>The folder holds {@code state.safetensors} (everything, for resuming), {@code
 * weights.safetensors} (the averaged weights, for use), {@code log.csv} (a line every {@value
 * #LOG_EVERY} steps) and {@code validation.csv}.
 */
public final class TrainingRun {
  /** Steps from log line to log line. */
  static final int LOG_EVERY = 10;

  private static final RenderSettings QUICK =
      new RenderSettings(new RaySampling(48, 32), BlendingMode.LEARNED);

  private static final String LOG_COLUMNS = "coarse_psnr,fine_psnr,learning_rate,gradient_norm";

  private final Path folder;
  private final TrainingPlan plan;
  private final int saveEvery;
  private final Validation validation;
  private final StepTable log;
  private final StepTable measured;

  /**
   * A run about to start or to go on.
   *
   * @param folder where it lives; made if missing
   * @param plan how to train
   * @param saveEvery steps from save to save, each with a validation; positive
   * @param validation what to measure; may have no targets
   */
  public TrainingRun(Path folder, TrainingPlan plan, int saveEvery, Validation validation) {
    if (saveEvery < 1) {
      throw new IllegalArgumentException("saveEvery must be positive, found " + saveEvery);
    }
    this.folder = folder;
    this.plan = plan;
    this.saveEvery = saveEvery;
    this.validation = validation;
    this.log = new StepTable(folder.resolve("log.csv"));
    this.measured = new StepTable(folder.resolve("validation.csv"));
  }

  /**
   * Trains until the plan's last step, or until the calling thread is interrupted.
   *
   * @param network what is trained
   * @param batches on what
   * @param workers who works
   * @param listener hears about each step, and decides by nothing: to stop, interrupt the thread
   * @throws dev.lift3d.core.InputException if the folder holds another training, or cannot be
   *     written
   */
  public void run(
      LiftingNetwork network,
      BatchSource batches,
      Workers workers,
      Consumer<Trainer.Progress> listener) {
    try (Trainer trainer = new Trainer(network, plan, batches, workers)) {
      Path state = folder.resolve("state.safetensors");
      if (Files.exists(state)) {
        trainer.resume(state);
      }
      // After a crash the tables may be ahead of the saved state: those steps are made again.
      log.cutAfter(trainer.steps());
      measured.cutAfter(trainer.steps());
      List<Trainer.Progress> recent = new ArrayList<>();
      while (trainer.steps() < plan.steps() && !Thread.currentThread().isInterrupted()) {
        Trainer.Progress progress = trainer.step();
        listener.accept(progress);
        recent.add(progress);
        if (trainer.steps() % LOG_EVERY == 0) {
          log(recent);
          recent.clear();
        }
        if (trainer.steps() % saveEvery == 0 || trainer.steps() == plan.steps()) {
          save(trainer, network.settings(), workers);
        }
      }
    }
  }

  private void log(List<Trainer.Progress> recent) {
    Trainer.Progress last = recent.get(recent.size() - 1);
    log.append(
        LOG_COLUMNS,
        last.step() + 1,
        String.format(
            Locale.ROOT,
            "%.3f,%.3f,%.3e,%.3e",
            decibel(recent.stream().mapToDouble(Trainer.Progress::coarse)),
            decibel(recent.stream().mapToDouble(Trainer.Progress::fine)),
            last.learningRate(),
            last.gradientNorm()));
  }

  private static double decibel(DoubleStream squaredErrors) {
    return -10 * Math.log10(squaredErrors.average().orElseThrow());
  }

  private void save(Trainer trainer, LiftingSettings settings, Workers workers) {
    trainer.save(folder.resolve("state.safetensors"));
    Path weights = folder.resolve("weights.safetensors");
    Map<String, String> card =
        Map.of(
            "lift3d.trained",
            trainer.steps() + " of " + plan.steps() + " steps, seed " + plan.seed());
    LiftingCheckpoint.write(weights, settings, trainer.averagedWeights(), card);
    if (validation.isEmpty()) {
      return;
    }
    try (LiftingModel model = new LiftingModel(LiftingCheckpoint.read(weights), workers, QUICK)) {
      Map<String, Double> psnr = validation.psnr(model);
      measured.append(
          String.join(",", psnr.keySet()),
          trainer.steps(),
          psnr.values().stream()
              .map(v -> String.format(Locale.ROOT, "%.3f", v))
              .collect(Collectors.joining(",")));
    }
  }
}
