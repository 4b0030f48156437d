package dev.lift3d.correction.training;

import dev.lift3d.core.InputException;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingModel;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.epipolar.BlendingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

  private final Path folder;
  private final TrainingPlan plan;
  private final int saveEvery;
  private final Validation validation;

  /**
   * A run about to start or to go on.
   *
   * @param folder where it lives; made if missing
   * @param plan how to train
   * @param saveEvery steps from save to save, each with a validation
   * @param validation what to measure; may have no targets
   */
  public TrainingRun(Path folder, TrainingPlan plan, int saveEvery, Validation validation) {
    this.folder = folder;
    this.plan = plan;
    this.saveEvery = saveEvery;
    this.validation = validation;
  }

  /**
   * Trains until the plan's last step.
   *
   * @param network what is trained
   * @param batches on what
   * @param workers who works
   * @param listener hears about each step, and decides by nothing: to stop, interrupt the thread
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
      cutLogs(trainer.steps());
      double coarse = 0;
      double fine = 0;
      while (trainer.steps() < plan.steps() && !Thread.currentThread().isInterrupted()) {
        Trainer.Progress progress = trainer.step();
        listener.accept(progress);
        coarse += progress.coarse() / LOG_EVERY;
        fine += progress.fine() / LOG_EVERY;
        if (trainer.steps() % LOG_EVERY == 0) {
          log(progress, coarse, fine);
          coarse = 0;
          fine = 0;
        }
        if (trainer.steps() % saveEvery == 0 || trainer.steps() == plan.steps()) {
          save(trainer, network.settings(), workers);
        }
      }
    }
  }

  private void log(Trainer.Progress p, double coarse, double fine) {
    append(
        "log.csv",
        "step,coarse_psnr,fine_psnr,learning_rate,gradient_norm",
        String.format(
            Locale.ROOT,
            "%d,%.3f,%.3f,%.3e,%.3e",
            p.step() + 1,
            decibel(coarse),
            decibel(fine),
            p.learningRate(),
            p.gradientNorm()));
  }

  private static double decibel(double squaredError) {
    return -10 * Math.log10(squaredError);
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
      append(
          "validation.csv",
          "step," + String.join(",", psnr.keySet()),
          trainer.steps()
              + ","
              + psnr.values().stream()
                  .map(v -> String.format(Locale.ROOT, "%.3f", v))
                  .collect(Collectors.joining(",")));
    }
  }

  /** After a crash the logs may be ahead of the saved state: those steps are made again. */
  private void cutLogs(long steps) {
    for (String name : List.of("log.csv", "validation.csv")) {
      Path file = folder.resolve(name);
      try {
        if (Files.exists(file)) {
          List<String> kept =
              Files.readAllLines(file).stream()
                  .filter(line -> line.startsWith("step") || stepOf(line) <= steps)
                  .toList();
          Files.write(file, kept);
        }
      } catch (IOException e) {
        throw new InputException(file + " cannot be read or written: " + e.getMessage(), e);
      }
    }
  }

  private static long stepOf(String line) {
    try {
      return Long.parseLong(line.substring(0, Math.max(0, line.indexOf(','))));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void append(String name, String header, String line) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      List<String> lines = Files.exists(file) ? List.of(line) : List.of(header, line);
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new InputException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
