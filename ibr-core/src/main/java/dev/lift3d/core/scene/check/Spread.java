package dev.lift3d.core.scene.check;

import java.util.Arrays;

/**
 * How a number is spread over views, rays or photographs.
 *
 * @param min the smallest
 * @param median the middle one (the lower of two)
 * @param max the largest
 */
public record Spread(double min, double median, double max) {
  /** Checks that the three are in order. */
  public Spread {
    if (!(min <= median && median <= max)) {
      throw new IllegalArgumentException(
          "a spread needs min <= median <= max, found " + min + ", " + median + ", " + max);
    }
  }

  /**
   * The spread of some numbers.
   *
   * @param values at least one, none of them NaN, in any order
   * @return smallest, middle, largest
   */
  public static Spread of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a spread needs at least one value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
  }
}
