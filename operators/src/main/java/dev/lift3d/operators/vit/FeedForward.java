package dev.lift3d.operators.vit;

import java.util.Objects;

/**
 * The second half of a block: a layer that widens, an activation, and a layer that narrows.
 *
 * @param activation what lies between
 * @param hidden numbers a token that go into the narrowing layer
 */
public record FeedForward(Activation activation, int hidden) {
  /** What lies between the two layers. */
  public enum Activation {
    /** x times the normal distribution function of x. */
    GELU,
    /** x sigmoid(1.702 x), with which OpenAI's CLIP was trained. */
    QUICK_GELU,
    /**
     * silu(g) u, where the widening layer gives g and u one after the other: twice the hidden width
     * (Shazeer 2020, SwiGLU).
     */
    SWIGLU
  }

  /** Checks the ranges. */
  public FeedForward {
    Objects.requireNonNull(activation, "activation");
    if (hidden < 1) {
      throw new IllegalArgumentException("a hidden layer must not be empty, found " + hidden);
    }
  }

  /** Numbers a token that the widening layer gives. */
  int widened() {
    return activation == Activation.SWIGLU ? 2 * hidden : hidden;
  }
}
