package dev.lift3d.examples.option;

import dev.lift3d.correction.training.FeatureTraining;
import dev.lift3d.correction.training.TrainingPlan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long, how fast and on what to train; the defaults are the recipe of the shipped weights. */
public final class TrainingOptions {
  private static final int FEATURE_STEPS = 1000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20000",
      description =
          "Length of the training (default ${DEFAULT-VALUE}; with --features "
              + FEATURE_STEPS
              + ").")
  private int steps;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      defaultValue = "0.002",
      description = "Largest step size (default ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--rays",
      paramLabel = "N",
      defaultValue = "512",
      description = "Rays of a step (default ${DEFAULT-VALUE}).")
  private int rays;

  @Option(
      names = "--generated",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "Share of steps on generated scenes, 0 to 1 (default ${DEFAULT-VALUE}).")
  private double generated;

  @Option(
      names = "--depth-weight",
      paramLabel = "WEIGHT",
      defaultValue = "0.2",
      description = "Weight of the depth loss where depth is known (default ${DEFAULT-VALUE}).")
  private double depthWeight;

  @Option(
      names = "--last-stage",
      description = "Large images and many samples from the first step on, to go on from --from.")
  private boolean lastStage;

  /** Creates the options; picocli fills them. */
  public TrainingOptions() {}

  /**
   * The plan these options ask for.
   *
   * @param seed the randomness
   * @return the plan
   */
  public TrainingPlan plan(long seed) {
    Checks.between(command, "--steps", steps, 1, Integer.MAX_VALUE);
    Checks.between(command, "--rays", rays, 2, 1 << 16);
    Checks.between(command, "--generated", generated, 0, 1);
    Checks.between(command, "--learning-rate", learningRate, 1e-7, 1);
    Checks.between(command, "--depth-weight", depthWeight, 0, 1000);
    TrainingPlan standard = TrainingPlan.standard(seed, steps);
    TrainingPlan.DataPlan data = standard.data();
    TrainingPlan plan =
        new TrainingPlan(
            seed,
            steps,
            learningRate,
            standard.warmUp(),
            new TrainingPlan.DataPlan(
                generated, rays, data.targets(), data.fewestViews(), data.mostViews(), depthWeight),
            standard.stages());
    return lastStage ? plan.lastStageOnly() : plan;
  }

  /**
   * The plan of a corrector's training: only its length and the share of generated scenes are
   * options, and a short length is the default.
   *
   * @param seed the randomness
   * @return the plan
   */
  public TrainingPlan featurePlan(long seed) {
    Checks.between(command, "--steps", steps, 1, Integer.MAX_VALUE);
    Checks.between(command, "--generated", generated, 0, 1);
    boolean asked = command.commandLine().getParseResult().hasMatchedOption("--steps");
    return FeatureTraining.plan(seed, asked ? steps : FEATURE_STEPS, generated);
  }
}
