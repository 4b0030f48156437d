package dev.lift3d.core.tensor;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How a parameter starts.
 *
 * @param kind the distribution
 * @param value the constant, or the distribution's gain
 */
public record Initial(Kind kind, double value) {
  /** Distributions. */
  public enum Kind {
    /** Every element is the value. */
    CONSTANT,
    /** Normal with deviation value * sqrt(2 / fan in): He et al. 2015. Its bias starts at zero. */
    KAIMING_NORMAL,
    /** Uniform within value / sqrt(fan in), bias alike: what torch gives a linear layer. */
    UNIFORM_FAN_IN
  }

  /** Normal with deviation sqrt(2 / fan in). */
  public static final Initial KAIMING = new Initial(Kind.KAIMING_NORMAL, 1);

  /** Uniform within 1 / sqrt(fan in). */
  public static final Initial UNIFORM = new Initial(Kind.UNIFORM_FAN_IN, 1);

  /** All zero. */
  public static final Initial ZERO = new Initial(Kind.CONSTANT, 0);

  /** All one. */
  public static final Initial ONE = new Initial(Kind.CONSTANT, 1);

  /**
   * How the bias beside such a weight starts.
   *
   * @param fanIn inputs of the layer
   * @return uniform within value / sqrt(fan in), or zero
   */
  public Initial bias(int fanIn) {
    return kind == Kind.UNIFORM_FAN_IN ? new Initial(kind, value / Math.sqrt(fanIn)) : ZERO;
  }

  /**
   * Draws the values.
   *
   * @param shape sizes; the first is the fan out, the product of the others the fan in (1 for
   *     vectors)
   * @param random where randomness comes from
   * @return fresh values in C order
   */
  public float[] draw(long[] shape, SplittableRandom random) {
    float[] out = new float[Math.toIntExact(Shapes.elements(shape))];
    double fanIn = shape.length < 2 ? 1 : (double) Shapes.elements(shape) / shape[0];
    switch (kind) {
      case CONSTANT -> Arrays.fill(out, (float) value);
      case KAIMING_NORMAL -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) (value * Math.sqrt(2 / fanIn) * random.nextGaussian());
        }
      }
      case UNIFORM_FAN_IN -> {
        double bound = value / Math.sqrt(fanIn);
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
      }
    }
    return out;
  }
}
