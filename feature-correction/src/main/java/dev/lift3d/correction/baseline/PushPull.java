package dev.lift3d.correction.baseline;

/**
 * Fills holes of a map from their borders, smoothly, over a pyramid: upwards each cell is the
 * weighted mean of four, downwards holes take what is interpolated from the coarser level (Gortler
 * et al., The Lumigraph, 1996).
 */
final class PushPull {
  private final int width;
  private final int height;
  private final int channels;
  private final float[] values;
  private final float[] weights;

  PushPull(int width, int height, float[] values, float[] weights) {
    this.width = width;
    this.height = height;
    this.channels = values.length / weights.length;
    this.values = values;
    this.weights = weights;
  }

  /** Fills the map's values in place where its weights are 0. */
  void fill() {
    if (width == 1 && height == 1) {
      return;
    }
    PushPull coarse = coarser();
    coarse.fill();
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        if (!(weights[row * width + col] > 0)) {
          coarse.interpolate(
              (col + 0.5) / 2 - 0.5, (row + 0.5) / 2 - 0.5, values, (row * width + col) * channels);
        }
      }
    }
  }

  private PushPull coarser() {
    int w = (width + 1) / 2;
    int h = (height + 1) / 2;
    float[] v = new float[w * h * channels];
    float[] sum = new float[w * h];
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        int from = row * width + col;
        int to = row / 2 * w + col / 2;
        sum[to] += weights[from];
        for (int c = 0; c < channels; c++) {
          v[to * channels + c] += weights[from] * values[from * channels + c];
        }
      }
    }
    for (int i = 0; i < v.length; i++) {
      v[i] = sum[i / channels] > 0 ? v[i] / sum[i / channels] : 0;
    }
    return new PushPull(w, h, v, sum);
  }

  private void interpolate(double x, double y, float[] out, int at) {
    double cx = Math.max(0, Math.min(width - 1, x));
    double cy = Math.max(0, Math.min(height - 1, y));
    int col = (int) cx;
    int row = (int) cy;
    int right = col + 1 < width ? channels : 0;
    int below = row + 1 < height ? width * channels : 0;
    int i = (row * width + col) * channels;
    float fx = (float) (cx - col);
    float fy = (float) (cy - row);
    for (int c = 0; c < channels; c++) {
      float top = values[i + c] * (1 - fx) + values[i + c + right] * fx;
      float bottom = values[i + c + below] * (1 - fx) + values[i + c + below + right] * fx;
      out[at + c] = top * (1 - fy) + bottom * fy;
    }
  }
}
