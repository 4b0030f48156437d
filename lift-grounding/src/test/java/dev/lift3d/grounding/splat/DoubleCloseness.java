package dev.lift3d.grounding.splat;

/** Comparisons of doubles: length first, NaN refused, the worst element reported. */
final class DoubleCloseness {
  private DoubleCloseness() {}

  /**
   * Requires that no element differs by more than a share of the largest expected magnitude.
   *
   * @param what what is compared, for the message
   * @param expected the truth
   * @param actual what was computed
   * @param share allowed difference, as a share of the largest magnitude (at least 1e-3)
   */
  static void assertClose(String what, double[] expected, double[] actual, double share) {
    if (expected.length != actual.length) {
      throw new AssertionError(
          what + ": expected " + expected.length + " elements, found " + actual.length);
    }
    double scale = 1e-3;
    for (double e : expected) {
      scale = Math.max(scale, Math.abs(e));
    }
    int worst = -1;
    double most = share * scale;
    for (int i = 0; i < expected.length; i++) {
      double off = Math.abs(expected[i] - actual[i]);
      if (!(off <= most)) {
        worst = i;
        most = Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
      }
    }
    if (worst >= 0) {
      throw new AssertionError(
          String.format(
              "%s: element %d: expected %s, found %s; off by %.3g of the largest %.3g, allowed"
                  + " %.3g",
              what,
              worst,
              expected[worst],
              actual[worst],
              Math.abs(expected[worst] - actual[worst]) / scale,
              scale,
              share));
    }
  }

  /** Singles, widened. */
  static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return out;
  }
}
