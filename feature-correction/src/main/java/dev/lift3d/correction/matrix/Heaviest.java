package dev.lift3d.correction.matrix;

import java.util.Arrays;

/** Chooses the fewest weights of a row that make up a share of its sum. */
final class Heaviest {
  private Heaviest() {}

  /**
   * Chooses; of equal weights the later ones.
   *
   * @param weights none negative
   * @param count how many of the array's weights there are
   * @param share in (0, 1]
   * @return their indices, ascending
   */
  static int[] of(float[] weights, int count, double share) {
    long[] ranked = new long[count];
    double total = 0;
    for (int i = 0; i < count; i++) {
      // The bits of floats that are not negative are ordered as the floats are.
      ranked[i] = (long) Float.floatToRawIntBits(weights[i]) << 32 | i;
      total += weights[i];
    }
    int first = share == 1 ? 0 : firstKept(ranked, weights, share * total);
    int[] kept = new int[count - first];
    for (int i = first; i < count; i++) {
      kept[i - first] = (int) ranked[i];
    }
    Arrays.sort(kept);
    return kept;
  }

  private static int firstKept(long[] ranked, float[] weights, double enough) {
    Arrays.sort(ranked);
    int first = ranked.length;
    double sum = 0;
    while (first > 0 && sum < enough) {
      first--;
      sum += weights[(int) ranked[first]];
    }
    return first;
  }

  /** The sum of the chosen weights. */
  static double sum(float[] weights, int[] chosen) {
    double sum = 0;
    for (int i : chosen) {
      sum += weights[i];
    }
    return sum;
  }
}
