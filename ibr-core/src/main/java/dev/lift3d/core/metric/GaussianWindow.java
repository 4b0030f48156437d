package dev.lift3d.core.metric;

/** The 11 x 11 Gaussian window of SSIM: standard deviation 1.5 pixels, weights summing to 1. */
final class GaussianWindow {
  static final int SIZE = 11;
  static final int RADIUS = SIZE / 2;

  private static final double SIGMA = 1.5;
  private static final double[] WEIGHTS = weights();

  private GaussianWindow() {}

  private static double[] weights() {
    double[] weights = new double[SIZE];
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      double x = (i - RADIUS) / SIGMA;
      weights[i] = Math.exp(-0.5 * x * x);
      sum += weights[i];
    }
    for (int i = 0; i < SIZE; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * Averages under the window wherever it fits.
   *
   * @param values H x W
   * @param width W
   * @return (H - 10) x (W - 10); element (0, 0) belongs to the window centred on pixel (5, 5)
   */
  static double[] average(double[] values, int width) {
    int height = values.length / width;
    int outWidth = width - SIZE + 1;
    double[] rows = new double[height * outWidth];
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < outWidth; col++) {
        rows[row * outWidth + col] = weighted(values, row * width + col, 1);
      }
    }
    double[] out = new double[(height - SIZE + 1) * outWidth];
    for (int i = 0; i < out.length; i++) {
      out[i] = weighted(rows, i, outWidth);
    }
    return out;
  }

  private static double weighted(double[] values, int first, int step) {
    double sum = 0;
    for (int tap = 0; tap < SIZE; tap++) {
      sum += WEIGHTS[tap] * values[first + tap * step];
    }
    return sum;
  }
}
