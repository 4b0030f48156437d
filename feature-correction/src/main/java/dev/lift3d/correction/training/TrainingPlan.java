package dev.lift3d.correction.training;

import dev.lift3d.correction.RaySampling;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A whole training: how long, how fast, on what.
 *
 * @param seed everything random comes from it
 * @param steps how many steps
 * @param learningRate largest step size of the aggregators; the feature network takes the same
 * @param warmUp steps over which the step size rises from zero
 * @param data what a step looks at
 * @param stages small and few first, large and many later
 */
public record TrainingPlan(
    long seed, long steps, double learningRate, long warmUp, DataPlan data, List<Stage> stages) {
  /** The step size's last value, as a share of the largest. */
  private static final double FLOOR = 0.03;

  /**
   * What a step looks at.
   *
   * @param proceduralShare share of steps on procedural scenes, in [0, 1]
   * @param rays rays of a step
   * @param targets target views of a step
   * @param fewestViews fewest source views
   * @param mostViews most source views
   * @param depthWeight weight of the depth error where depth is known
   */
  public record DataPlan(
      double proceduralShare,
      int rays,
      int targets,
      int fewestViews,
      int mostViews,
      double depthWeight) {
    /** Half procedural, 512 rays of two targets, three to twelve sources. */
    public static final DataPlan DEFAULT = new DataPlan(0.5, 512, 2, 3, 12, 0.2);

    /** Checks the ranges. */
    public DataPlan {
      if (!(proceduralShare >= 0 && proceduralShare <= 1)) {
        throw new IllegalArgumentException(
            "proceduralShare lies in [0, 1], found " + proceduralShare);
      }
      if (targets < 1 || rays < targets || fewestViews < 1 || mostViews < fewestViews) {
        throw new IllegalArgumentException(
            "each target needs a ray, and fewest views lie between 1 and most, found "
                + rays
                + " rays, "
                + targets
                + " targets, "
                + fewestViews
                + " to "
                + mostViews
                + " views");
      }
      if (!(depthWeight >= 0)) {
        throw new IllegalArgumentException("depthWeight is not negative, found " + depthWeight);
      }
    }
  }

  /**
   * A part of the training.
   *
   * @param until share of the steps at which it ends, in (0, 1]
   * @param longEdge longer edge of the images in pixels
   * @param sampling samples along each ray
   */
  public record Stage(double until, int longEdge, RaySampling sampling) {
    /** Checks the ranges. */
    public Stage {
      Objects.requireNonNull(sampling, "sampling");
      if (!(until > 0 && until <= 1) || longEdge < 1) {
        throw new IllegalArgumentException(
            "a stage ends in (0, 1] and has pixels, found " + until + ", " + longEdge);
      }
    }

    private String summary() {
      return String.format(
          Locale.ROOT,
          "%d pixels and %d + %d samples until %s",
          longEdge,
          sampling.coarse(),
          sampling.fine(),
          until);
    }
  }

  /** Checks the ranges. */
  public TrainingPlan {
    stages = List.copyOf(stages);
    if (steps < 1 || warmUp < 0 || !(learningRate > 0) || stages.isEmpty()) {
      throw new IllegalArgumentException(
          "a plan needs steps, a step size and stages, found " + steps + ", " + learningRate);
    }
    if (stages.get(stages.size() - 1).until() < 1) {
      throw new IllegalArgumentException("the last stage must last until 1, found " + stages);
    }
    for (int i = 1; i < stages.size(); i++) {
      if (stages.get(i).until() <= stages.get(i - 1).until()) {
        throw new IllegalArgumentException("stages must end one after the other, found " + stages);
      }
    }
  }

  /**
   * The recipe that made the shipped weights.
   *
   * @param seed everything random comes from it
   * @param steps how many steps
   * @return the plan
   */
  public static TrainingPlan standard(long seed, long steps) {
    return new TrainingPlan(
        seed,
        steps,
        2e-3,
        Math.min(500, steps / 20),
        DataPlan.DEFAULT,
        List.of(
            new Stage(0.4, 224, new RaySampling(32, 16)),
            new Stage(0.75, 320, new RaySampling(40, 24)),
            new Stage(1, 448, new RaySampling(48, 32))));
  }

  /**
   * The same training in its last stage from the first step on: to go on from trained weights.
   *
   * @return the plan
   */
  public TrainingPlan lastStageOnly() {
    return new TrainingPlan(
        seed, steps, learningRate, warmUp, data, stages.subList(stages.size() - 1, stages.size()));
  }

  /** What must not change between parts of one training, in words. */
  String summary() {
    return String.join(
        ", ",
        steps + " steps",
        "rate " + learningRate,
        "warm-up " + warmUp,
        "procedural share " + data.proceduralShare(),
        data.rays() + " rays of " + data.targets() + " targets",
        data.fewestViews() + " to " + data.mostViews() + " views",
        "depth weight " + data.depthWeight(),
        stages.stream().map(Stage::summary).collect(Collectors.joining(", ")));
  }

  /**
   * The stage of a step.
   *
   * @param step from 0
   * @return the stage
   */
  public Stage stage(long step) {
    double done = (double) step / steps;
    return stages.stream()
        .filter(s -> done < s.until())
        .findFirst()
        .orElse(stages.get(stages.size() - 1));
  }

  /**
   * The samples of a step: every third step like its stage, the others guided and few, so that the
   * network knows both ways of being asked.
   *
   * @param step from 0
   * @return samples along each ray
   */
  public RaySampling sampling(long step) {
    RaySampling stage = stage(step).sampling();
    if (step % 3 == 0 || stage.fine() == 0) {
      return stage;
    }
    int fine = stage.fine() / 2 + (int) (step * 7 % (stage.fine() / 2 + 1));
    return RaySampling.guided(stage.coarse(), Math.max(2, fine));
  }

  /**
   * The step size: a linear rise, then a cosine down to a small share.
   *
   * @param step from 0
   * @return learning rate
   */
  public double learningRate(long step) {
    if (step < warmUp) {
      return learningRate * (step + 1) / warmUp;
    }
    double done = Math.min(1, (double) (step - warmUp) / Math.max(1, steps - warmUp));
    return learningRate * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * done)));
  }
}
