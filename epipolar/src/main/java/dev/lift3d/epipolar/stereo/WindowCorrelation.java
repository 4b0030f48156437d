package dev.lift3d.epipolar.stereo;

/**
 * Zero-mean normalised cross-correlation of square windows of the reference with those of a warped
 * neighbour: blind to brightness and contrast, so that exposure does not matter.
 *
 * <p>A little variance is added to both sides. Where there is no texture the correlation is then
 * near 0, not that of the noise.
 */
final class WindowCorrelation {
  /** Standard deviation of grey that counts as noise. */
  private static final double NOISE = 0.006;

  private final float[] reference;
  private final float[] sums;
  private final float[] inverseDeviations;
  private final BoxSums boxes;
  private final float count;
  private final float[] squares;
  private final float[] products;

  WindowCorrelation(GreyView view, int radius) {
    this.reference = view.grey();
    this.boxes = new BoxSums(view.width(), view.height(), radius);
    this.count = (2f * radius + 1) * (2 * radius + 1);
    this.squares = new float[reference.length];
    this.products = new float[reference.length];
    this.sums = reference.clone();
    this.inverseDeviations = new float[reference.length];
    multiply(reference, reference, squares);
    boxes.replace(sums);
    boxes.replace(squares);
    for (int i = 0; i < sums.length; i++) {
      inverseDeviations[i] = 1 / (float) Math.sqrt(variance(squares[i], sums[i]) + noise());
    }
  }

  private float noise() {
    return (float) (count * NOISE * NOISE);
  }

  private float variance(float squared, float sum) {
    return Math.max(0, squared - sum * sum / count);
  }

  /**
   * Correlates.
   *
   * @param warped H x W grey values; left as sums of windows
   * @param scores receives H x W, -1 .. 1
   */
  void with(float[] warped, float[] scores) {
    multiply(warped, warped, squares);
    multiply(warped, reference, products);
    boxes.replace(warped);
    boxes.replace(squares);
    boxes.replace(products);
    float noise = noise();
    float part = 1 / count;
    for (int i = 0; i < scores.length; i++) {
      float mean = warped[i] * part;
      float variance = Math.max(0, squares[i] - warped[i] * mean) + noise;
      float covariance = products[i] - sums[i] * mean;
      scores[i] = covariance * inverseDeviations[i] / (float) Math.sqrt(variance);
    }
  }

  private static void multiply(float[] a, float[] b, float[] product) {
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
  }
}
