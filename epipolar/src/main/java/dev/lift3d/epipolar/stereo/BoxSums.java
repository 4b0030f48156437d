package dev.lift3d.epipolar.stereo;

import java.util.Arrays;

/** Sums over square windows, edges repeated: along rows, then along columns. */
final class BoxSums {
  private final int width;
  private final int height;
  private final int radius;
  private final float[] padded;
  private final float[] along;

  BoxSums(int width, int height, int radius) {
    this.width = width;
    this.height = height;
    this.radius = radius;
    this.padded = new float[width + 2 * radius];
    this.along = new float[width * height];
  }

  /**
   * Replaces each value by the sum of its window.
   *
   * @param values H x W
   */
  void replace(float[] values) {
    for (int y = 0; y < height; y++) {
      System.arraycopy(values, y * width, padded, radius, width);
      Arrays.fill(padded, 0, radius, values[y * width]);
      Arrays.fill(padded, radius + width, padded.length, values[y * width + width - 1]);
      int row = y * width;
      System.arraycopy(padded, 0, along, row, width);
      for (int k = 1; k <= 2 * radius; k++) {
        add(padded, k, along, row);
      }
    }
    for (int y = 0; y < height; y++) {
      int row = y * width;
      System.arraycopy(along, Math.max(0, y - radius) * width, values, row, width);
      for (int k = 1 - radius; k <= radius; k++) {
        add(along, Math.max(0, Math.min(height - 1, y + k)) * width, values, row);
      }
    }
  }

  private void add(float[] from, int start, float[] to, int at) {
    for (int x = 0; x < width; x++) {
      to[at + x] += from[start + x];
    }
  }
}
