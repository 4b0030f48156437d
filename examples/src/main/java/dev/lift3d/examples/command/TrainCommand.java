package dev.lift3d.examples.command;

import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.training.BatchSource;
import dev.lift3d.correction.training.FeatureTraining;
import dev.lift3d.correction.training.FeatureTrainingRun;
import dev.lift3d.correction.training.ProceduralTraining;
import dev.lift3d.correction.training.Trainer;
import dev.lift3d.correction.training.TrainingOperators;
import dev.lift3d.correction.training.TrainingPlan;
import dev.lift3d.correction.training.TrainingRun;
import dev.lift3d.correction.training.TrainingScene;
import dev.lift3d.correction.training.Validation;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.SeedOption;
import dev.lift3d.examples.option.TrainingOptions;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Operators;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lift3d train}: trains the network on generated and real scenes. */
@Command(
    name = "train",
    description = "Train the network on generated scenes and, if any are named, real ones.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d train data/fern data/fox --validate data/flower --out runs/first",
      "",
      "  lift3d train --features --from runs/first/weights.safetensors --out runs/correctors",
      "",
      "Writes state.safetensors, weights.safetensors, log.csv and validation.csv into --out.",
      "Run again with the same --out to go on where it stopped."
    })
public final class TrainCommand implements Callable<Integer> {
  /** Photographs are kept in memory at the size of the last stage's largest images. */
  private static final int LONG_EDGE = 493;

  /** Of steps with --features, those with made-up operators, if there are real ones. */
  private static final double SYNTHETIC_SHARE = 0.5;

  private static final int VALIDATION_WIDTH = 320;
  private static final int VALIDATION_VIEWS = 3;

  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "SCENE",
      arity = "0..*",
      description = "Folders of posed photographs to train on, beside the generated scenes.")
  private List<Path> scenes = List.of();

  @Option(
      names = "--validate",
      paramLabel = "SCENE",
      split = ",",
      description = "Scenes to measure on; they are never trained on.")
  private List<Path> validation = List.of();

  @Mixin private TrainingOptions training;

  @Option(
      names = "--save-every",
      paramLabel = "N",
      defaultValue = "500",
      description = "Steps between saves, each with a validation (default ${DEFAULT-VALUE}).")
  private int saveEvery;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Weights to start from, instead of random ones.")
  private Path from;

  @Option(
      names = "--features",
      description =
          "Train the correctors of operator features; all other weights stay as --from has them, or"
              + " as they are shipped.")
  private boolean features;

  @Option(
      names = "--operator",
      paramLabel = "NAME|FOLDER",
      split = ",",
      description =
          "With --features: 2D models to learn from, beside made-up ones. Leave out those you want"
              + " to measure on.")
  private List<String> operators = List.of();

  @Mixin private OutputFolder output;
  @Mixin private SeedOption seed;

  /** Creates the command; picocli fills its options. */
  public TrainCommand() {}

  @Override
  public Integer call() {
    if (features) {
      trainCorrectors();
      return 0;
    }
    TrainingPlan plan = training.plan(seed.seed());
    try (Workers workers = Workers.perProcessor();
        LiftingNetwork network = network()) {
      List<Scene> judged = validation.stream().map(Scenes::open).toList();
      Validation measure =
          new Validation(Validation.everyEighth(judged, VALIDATION_VIEWS), VALIDATION_WIDTH);
      BatchSource batches =
          new BatchSource(plan, real(workers), new ProceduralTraining(workers), workers);
      TrainingRun run = new TrainingRun(output.folder(), plan, saveEvery, measure);
      try (Progress progress = Progress.start("training", plan.steps(), common.quiet())) {
        run.run(network, batches, workers, p -> show(p, progress));
      }
    }
    return 0;
  }

  private void trainCorrectors() {
    TrainingPlan plan = training.featurePlan(seed.seed());
    List<Operator> opened = new ArrayList<>();
    try (Workers workers = Workers.perProcessor();
        LiftingNetwork network =
            from == null ? LiftingCheckpoint.shipped() : LiftingCheckpoint.read(from)) {
      operators.forEach(name -> opened.add(Operators.open(name)));
      List<ImageEncoder> encoders = opened.stream().map(Operator::encoder).toList();
      TrainingOperators family = TrainingOperators.mixed(encoders, SYNTHETIC_SHARE);
      BatchSource batches =
          new BatchSource(plan, real(workers), new ProceduralTraining(workers), workers);
      try (FeatureTraining correctors =
              new FeatureTraining(network, plan, batches, family, workers);
          Progress progress = Progress.start("training", plan.steps(), common.quiet())) {
        new FeatureTrainingRun(output.folder(), plan, saveEvery)
            .run(correctors, network.settings(), p -> show(p, progress));
      }
    } finally {
      opened.forEach(Operator::close);
    }
  }

  private List<TrainingScene> real(Workers workers) {
    return scenes.stream()
        .map(s -> TrainingScene.load(Scenes.open(s), LONG_EDGE, workers))
        .toList();
  }

  private LiftingNetwork network() {
    return from == null
        ? LiftingNetwork.initial(LiftingSettings.COMPACT, seed.seed())
        : LiftingCheckpoint.read(from);
  }

  private static void show(FeatureTraining.Progress p, Progress progress) {
    progress.stepTo(p.step() + 1);
    progress.note(
        String.format(
            Locale.ROOT,
            "error %.3f, agnostic %.3f, paper %.3f",
            p.shared(),
            p.agnostic(),
            p.paper()));
  }

  private static void show(Trainer.Progress p, Progress progress) {
    progress.stepTo(p.step() + 1);
    progress.note(String.format(Locale.ROOT, "%.1f dB", -10 * Math.log10(p.fine())));
  }
}
