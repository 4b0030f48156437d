package dev.lift3d.core.image;

/**
 * Fills holes of a map from their borders, smoothly, over a pyramid: upwards each cell is the
 * weighted mean of four, downwards holes take what is interpolated from the coarser level (Gortler
 * et al., The Lumigraph, 1996).
 */
public final class PushPull {
  private final int width;
  private final int height;
  private final int channels;
  private final float[] values;
  private final float[] weights;

  /**
   * A map with holes.
   *
   * @param width cells a row
   * @param height rows
   * @param values height x width x C, changed in place
   * @param weights height x width, 0 where there is a hole; changed in place
   */
  public PushPull(int width, int height, float[] values, float[] weights) {
    this.width = width;
    this.height = height;
    this.channels = values.length / weights.length;
    this.values = values;
    this.weights = weights;
  }

  /** Fills values in place where weights are 0, and gives them the weight they were filled with. */
  public void fill() {
    if (width == 1 && height == 1) {
      return;
    }
    PushPull coarse = coarser();
    coarse.fill();
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] > 0)) {
        double x = (i % width + 0.5) / 2 - 0.5;
        double y = (i / width + 0.5) / 2 - 0.5;
        weights[i] = coarse.interpolate(x, y, values, i * channels);
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

  /** Writes the weighted mean of the four cells around a place; returns its weight. */
  private float interpolate(double x, double y, float[] out, int at) {
    double cx = Math.max(0, Math.min(width - 1, x));
    double cy = Math.max(0, Math.min(height - 1, y));
    float sum = 0;
    float[] mean = new float[channels];
    for (int k = 0; k < 4; k++) {
      int col = Math.min(width - 1, (int) cx + (k & 1));
      int row = Math.min(height - 1, (int) cy + (k >> 1));
      double share =
          Math.abs(1 - (k & 1) - (cx - (int) cx)) * Math.abs(1 - (k >> 1) - (cy - (int) cy));
      float weight = (float) share * weights[row * width + col];
      sum += weight;
      for (int c = 0; c < channels; c++) {
        mean[c] += weight * values[(row * width + col) * channels + c];
      }
    }
    for (int c = 0; c < channels && sum > 0; c++) {
      out[at + c] = mean[c] / sum;
    }
    return sum;
  }
}
