package dev.lift3d.core.testing;

import java.util.function.IntToDoubleFunction;

/** Comparisons of arrays: length first, NaN refused, the worst element reported. */
public final class Closeness {
  private Closeness() {}

  /**
   * Requires that no element differs by more than a tolerance.
   *
   * @param what what is compared, for the message
   * @param expected the reference
   * @param actual what was computed
   * @param tolerance largest absolute difference
   */
  public static void assertClose(String what, float[] expected, float[] actual, double tolerance) {
    assertClose(what, expected, actual, i -> tolerance);
  }

  /**
   * Requires that no element differs by more than its own tolerance.
   *
   * @param what what is compared, for the message
   * @param expected the reference
   * @param actual what was computed
   * @param tolerance largest absolute difference of element i; infinite where it does not matter
   */
  public static void assertClose(
      String what, float[] expected, float[] actual, IntToDoubleFunction tolerance) {
    assertShareClose(what, expected, actual, 1, tolerance);
  }

  /**
   * Requires that a share of the elements differs by no more than its own tolerance.
   *
   * @param what what is compared, for the message
   * @param expected the reference
   * @param actual what was computed
   * @param share smallest share of elements within the tolerance, in [0, 1]
   * @param tolerance largest absolute difference of element i
   */
  public static void assertShareClose(
      String what, float[] expected, float[] actual, double share, IntToDoubleFunction tolerance) {
    if (expected.length != actual.length) {
      throw new AssertionError(
          what + ": expected " + expected.length + " elements, found " + actual.length);
    }
    int within = 0;
    int worst = -1;
    double excess = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < expected.length; i++) {
      double allowed = tolerance.applyAsDouble(i);
      double off = difference(expected[i], actual[i]);
      within += off <= allowed ? 1 : 0;
      if (off - allowed > excess) {
        excess = off - allowed;
        worst = i;
      }
    }
    if (within < share * expected.length) {
      throw new AssertionError(
          String.format(
              "%s: %d of %d elements are within the tolerance; worst at %d: expected %s, found %s,"
                  + " allowed difference %.3g",
              what,
              within,
              expected.length,
              worst,
              expected[worst],
              actual[worst],
              tolerance.applyAsDouble(worst)));
    }
  }

  /**
   * The largest magnitude.
   *
   * @param values any numbers
   * @return max |value|, zero for none
   */
  public static double largest(float[] values) {
    double largest = 0;
    for (float v : values) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }

  /** Unequal infinities and NaN on one side only are infinitely far apart. */
  private static double difference(float a, float b) {
    if (Float.compare(a, b) == 0) {
      return 0;
    }
    double off = Math.abs((double) a - b);
    return Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
  }
}
