package dev.lift3d.correction.training;

import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * A training of correctors in a folder: it can be stopped at any time and goes on when run again.
 *
 * <p>The folder holds {@code state.safetensors} (the correctors, for resuming), {@code
 * weights.safetensors} (the whole model with its correctors, for use) and {@code log.csv} (a line
 * every {@value #LOG_EVERY} steps: mean squared errors in squared deviations of the operators).
 */
public final class FeatureTrainingRun {
  /** Steps from log line to log line. */
  static final int LOG_EVERY = 10;

  private static final String LOG_COLUMNS = "shared,agnostic,paper";

  private final Path folder;
  private final TrainingPlan plan;
  private final int saveEvery;
  private final StepTable log;

  /**
   * A run about to start or to go on.
   *
   * @param folder where it lives; made if missing
   * @param plan how to train
   * @param saveEvery steps from save to save; positive
   */
  public FeatureTrainingRun(Path folder, TrainingPlan plan, int saveEvery) {
    if (saveEvery < 1) {
      throw new IllegalArgumentException("saveEvery must be positive, found " + saveEvery);
    }
    this.folder = folder;
    this.plan = plan;
    this.saveEvery = saveEvery;
    this.log = new StepTable(folder.resolve("log.csv"));
  }

  /**
   * Trains until the plan's last step, or until the calling thread is interrupted.
   *
   * @param training what is trained, of the same plan
   * @param settings the frozen network's settings, for the file
   * @param listener hears about each step, and decides by nothing: to stop, interrupt the thread
   * @throws dev.lift3d.core.InputException if the folder holds another training, or cannot be
   *     written
   */
  public void run(
      FeatureTraining training,
      LiftingSettings settings,
      Consumer<FeatureTraining.Progress> listener) {
    Path state = folder.resolve("state.safetensors");
    if (Files.exists(state)) {
      training.resume(state);
    }
    // After a crash the table may be ahead of the saved state: those steps are made again.
    log.cutAfter(training.steps());
    List<FeatureTraining.Progress> recent = new ArrayList<>();
    while (training.steps() < plan.steps() && !Thread.currentThread().isInterrupted()) {
      FeatureTraining.Progress progress = training.step();
      listener.accept(progress);
      recent.add(progress);
      if (training.steps() % LOG_EVERY == 0) {
        log(recent);
        recent.clear();
      }
      if (training.steps() % saveEvery == 0 || training.steps() == plan.steps()) {
        save(training, settings);
      }
    }
  }

  private void log(List<FeatureTraining.Progress> recent) {
    log.append(
        LOG_COLUMNS,
        recent.get(recent.size() - 1).step() + 1,
        String.format(
            Locale.ROOT,
            "%.4f,%.4f,%.4f",
            mean(recent, FeatureTraining.Progress::shared),
            mean(recent, FeatureTraining.Progress::agnostic),
            mean(recent, FeatureTraining.Progress::paper)));
  }

  private static double mean(
      List<FeatureTraining.Progress> recent, ToDoubleFunction<FeatureTraining.Progress> error) {
    return recent.stream().mapToDouble(error).average().orElseThrow();
  }

  private void save(FeatureTraining training, LiftingSettings settings) {
    training.save(folder.resolve("state.safetensors"));
    Map<String, String> card =
        Map.of(
            "lift3d.features.trained",
            training.steps() + " of " + plan.steps() + " steps, seed " + plan.seed());
    LiftingCheckpoint.write(
        folder.resolve("weights.safetensors"), settings, training.weights(), card);
  }
}
