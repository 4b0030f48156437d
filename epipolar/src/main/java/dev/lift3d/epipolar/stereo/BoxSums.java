package dev.lift3d.epipolar.stereo;

import java.util.Arrays;

/** Sums over square windows, edges repeated: along rows, then along columns. */
final class BoxSums {
  private final int width;
  private final int height;
  private final int radius;
  private final float[] padded;
  private final float[] along;
  private final float[] sum;
  private final float[] term;

  BoxSums(int width, int height, int radius) {
    this.width = width;
    this.height = height;
    this.radius = radius;
    this.padded = new float[width + 2 * radius];
    this.along = new float[width * height];
    this.sum = new float[width];
    this.term = new float[width];
  }

  /**
   * Replaces each value by the sum of its window.
   *
   * @param values H x W
   */
  void replace(float[] values) {
    for (int y = 0; y < height; y++) {
      sumAlong(values, y * width);
    }
    for (int y = 0; y < height; y++) {
      System.arraycopy(along, Math.max(0, y - radius) * width, sum, 0, width);
      for (int k = 1 - radius; k <= radius; k++) {
        add(along, Math.max(0, Math.min(height - 1, y + k)) * width);
      }
      System.arraycopy(sum, 0, values, y * width, width);
    }
  }

  private void sumAlong(float[] values, int row) {
    System.arraycopy(values, row, padded, radius, width);
    Arrays.fill(padded, 0, radius, values[row]);
    Arrays.fill(padded, radius + width, padded.length, values[row + width - 1]);
    System.arraycopy(padded, 0, sum, 0, width);
    for (int k = 1; k <= 2 * radius; k++) {
      add(padded, k);
    }
    System.arraycopy(sum, 0, along, row, width);
  }

  /** Adds a run of values; copied first, as only loops with one index for all are vectorised. */
  private void add(float[] from, int start) {
    System.arraycopy(from, start, term, 0, width);
    for (int x = 0; x < width; x++) {
      sum[x] += term[x];
    }
  }
}
