package dev.lift3d.correction.baseline;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The median of what is known around each pixel; unknown where less than half is known.
 *
 * @param width of the map
 * @param height of the map
 * @param radius of the square window
 */
record MedianFilter(int width, int height, int radius) {
  float[] applied(float[] inverse) {
    float[] out = new float[inverse.length];
    IntStream.range(0, height)
        .parallel()
        .forEach(
            row -> {
              float[] known = new float[(2 * radius + 1) * (2 * radius + 1)];
              for (int col = 0; col < width; col++) {
                out[row * width + col] = median(inverse, col, row, known);
              }
            });
    return out;
  }

  private float median(float[] inverse, int col, int row, float[] known) {
    int count = 0;
    int all = 0;
    for (int y = Math.max(0, row - radius); y <= Math.min(height - 1, row + radius); y++) {
      for (int x = Math.max(0, col - radius); x <= Math.min(width - 1, col + radius); x++) {
        float w = inverse[y * width + x];
        all++;
        if (w > 0) {
          known[count++] = w;
        }
      }
    }
    Arrays.sort(known, 0, count);
    return 2 * count > all ? known[count / 2] : 0;
  }
}
