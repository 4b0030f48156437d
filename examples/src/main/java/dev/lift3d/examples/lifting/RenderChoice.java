package dev.lift3d.examples.lifting;

import dev.lift3d.correction.DepthPrior;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingNetwork;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How views are rendered.
 *
 * @param width width in pixels at which photographs are worked and views rendered
 * @param sources source views used for each target, at most
 * @param weights trained weights; empty for the ones that come with lift3d
 * @param prior where the depth of source views comes from
 */
public record RenderChoice(int width, int sources, Optional<Path> weights, DepthPrior prior) {
  /** Checks that nothing is null. */
  public RenderChoice {
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(prior, "prior");
  }

  /**
   * With the depth of source views from where it is best.
   *
   * @param width width in pixels at which photographs are worked and views rendered
   * @param sources source views used for each target, at most
   * @param weights trained weights; empty for the ones that come with lift3d
   */
  public RenderChoice(int width, int sources, Optional<Path> weights) {
    this(width, sources, weights, DepthPrior.DEFAULT);
  }

  /**
   * The same with the depth of source views from elsewhere.
   *
   * @param other where it comes from
   * @return the choice
   */
  public RenderChoice withPrior(DepthPrior other) {
    return new RenderChoice(width, sources, weights, other);
  }

  /**
   * The same with another number of source views.
   *
   * @param count source views used for each target, at most
   * @return the choice
   */
  public RenderChoice withSources(int count) {
    return new RenderChoice(width, count, weights, prior);
  }

  /**
   * Loads the weights.
   *
   * @return the network, to be closed by the caller
   * @throws dev.lift3d.core.InputException if the file holds no such weights
   */
  public LiftingNetwork network() {
    return weights.map(LiftingCheckpoint::read).orElseGet(LiftingCheckpoint::shipped);
  }

  /**
   * Where the weights come from, for people.
   *
   * @return the file, or "shipped"
   */
  public String weightsName() {
    return weights.map(Path::toString).orElse("shipped");
  }
}
