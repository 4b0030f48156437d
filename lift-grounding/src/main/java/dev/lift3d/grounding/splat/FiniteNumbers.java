package dev.lift3d.grounding.splat;

import dev.lift3d.core.InputException;

/** Refuses what is not a number, and says of which Gaussian. */
final class FiniteNumbers {
  private FiniteNumbers() {}

  /**
   * Requires count rows of finite numbers.
   *
   * @param what the array's name, for the message
   * @param values rows one after the other
   * @param count how many rows
   * @param width numbers a row
   */
  static void require(String what, float[] values, int count, int width) {
    if (values.length != (long) count * width) {
      throw new IllegalArgumentException(
          what
              + " of "
              + count
              + " Gaussians need "
              + (long) count * width
              + " numbers, found "
              + values.length);
    }
    float sum = 0;
    for (float v : values) {
      sum += v * 0; // NaN as soon as a number is infinite or NaN
    }
    if (sum == 0) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InputException(
            String.format(
                "Gaussian %d: number %d of its %s is %s, all must be finite",
                i / width, i % width, what, values[i]));
      }
    }
  }
}
