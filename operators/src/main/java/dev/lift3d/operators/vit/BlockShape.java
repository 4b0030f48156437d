package dev.lift3d.operators.vit;

import java.util.Objects;
import java.util.Set;

/**
 * What a transformer's blocks look like; all of a network are alike.
 *
 * @param width D, numbers a token
 * @param heads H, a divisor of the width
 * @param eps what the norms add to the variance
 * @param feedForward the second half
 * @param traits what else is there
 */
public record BlockShape(
    int width, int heads, double eps, FeedForward feedForward, Set<Trait> traits) {
  /** What only some networks have. */
  public enum Trait {
    /** Each half's result is scaled channel by channel before it is added (LayerScale). */
    LAYER_SCALE,
    /** Queries and keys are rotated by the token's place. */
    ROTARY,
    /** A token attends to those before it only. */
    CAUSAL
  }

  /** Checks the ranges. */
  public BlockShape {
    Objects.requireNonNull(feedForward, "feedForward");
    traits = Set.copyOf(traits);
    if (width < 1 || heads < 1 || width % heads != 0) {
      throw new IllegalArgumentException(
          "heads must divide the width, found " + heads + " heads of " + width);
    }
    if (!(eps > 0 && eps < 1)) {
      throw new IllegalArgumentException("eps must be a small positive number, found " + eps);
    }
  }

  /**
   * Numbers a head.
   *
   * @return D / H
   */
  public int headWidth() {
    return width / heads;
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
