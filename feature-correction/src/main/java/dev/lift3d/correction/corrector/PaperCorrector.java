package dev.lift3d.correction.corrector;

import java.util.Arrays;

/**
 * The paper's correction (Lift3D, equation 3) behind compositing. F1 and F2 are affine and weights
 * sum to 1, so that the corrected, blended and composited feature is
 *
 * <pre>g + F2(pooled + (f - F1(g)))</pre>
 *
 * <p>of the blended and composited features g, image features f and pooled features: two small
 * products a ray instead of two for each sample and view. {@link PerSampleCorrector} is the same,
 * literally.
 *
 * <p>Fewer than 768 channels are padded with zeros, more are taken 768 at a time. The number of
 * image features must be the weights'.
 */
public final class PaperCorrector implements Corrector {
  private static final int WIDTH = PaperWeights.WIDTH;

  private final PaperWeights weights;
  // (WIDTH + K) x WIDTH: rows of what comes in, so that a product adds up runs of memory.
  private final float[] correction;

  /**
   * A corrector.
   *
   * @param weights its parameters
   */
  public PaperCorrector(PaperWeights weights) {
    this.weights = weights;
    int in = WIDTH + weights.image();
    correction = new float[in * WIDTH];
    for (int o = 0; o < WIDTH; o++) {
      for (int i = 0; i < in; i++) {
        correction[i * WIDTH + o] = weights.correction()[o * in + i];
      }
    }
  }

  @Override
  public void correct(CorrectionChunk chunk, int firstRay, float[] out) {
    weights.require(chunk);
    SurfaceComposites rays = SurfaceComposites.of(chunk);
    FeatureScale scale = chunk.sources().scale();
    int channels = scale.channels();
    int count = chunk.gathered().rays();
    System.arraycopy(rays.features(), 0, out, firstRay * channels, count * channels);
    for (int first = 0; first < channels; first += WIDTH) {
      float[] residual = residual(rays, scale, first, count); // (R, WIDTH)
      int width = Math.min(WIDTH, channels - first);
      for (int r = 0; r < count; r++) {
        for (int c = 0; rays.seen(r) && c < width; c++) {
          out[(firstRay + r) * channels + first + c] +=
              scale.deviation()[first + c] * residual[r * WIDTH + c];
        }
      }
    }
  }

  /** What is added to the channels from {@code first} on, in deviations. */
  private float[] residual(SurfaceComposites rays, FeatureScale scale, int first, int count) {
    int width = Math.min(WIDTH, scale.channels() - first);
    float[] features = standardised(rays.features(), scale, first, count);
    float[] pooled = standardised(rays.pooled(), scale, first, count);
    float[] out = new float[count * WIDTH];
    for (int r = 0; r < count; r++) {
      System.arraycopy(weights.correctionBias(), 0, out, r * WIDTH, WIDTH);
    }
    for (int i = 0; i < width; i++) {
      addRow(i, pooled, i, WIDTH, out, width);
    }
    float[] difference = difference(rays.images(), features, count); // (R, K)
    for (int k = 0; k < weights.image(); k++) {
      addRow(WIDTH + k, difference, k, weights.image(), out, width);
    }
    return out;
  }

  /** out(r) += factors(r) * row, for all rays while the row is near. */
  private void addRow(int row, float[] factors, int at, int step, float[] out, int width) {
    int rays = out.length / WIDTH;
    for (int r = 0; r < rays; r++) {
      Runs.addScaled(factors[r * step + at], correction, row * WIDTH, out, r * WIDTH, width);
    }
  }

  /** f - F1(g), (R, K). */
  private float[] difference(float[] images, float[] features, int count) {
    int image = weights.image();
    float[] out = Arrays.copyOf(images, count * image);
    for (int r = 0; r < count; r++) {
      for (int k = 0; k < image; k++) {
        double projected = Runs.dot(weights.projection(), k * WIDTH, features, r * WIDTH, WIDTH);
        out[r * image + k] -= (float) (projected + weights.projectionBias()[k]);
      }
    }
    return out;
  }

  /** WIDTH channels from {@code first} on, (R, WIDTH), in deviations, padded with zeros. */
  static float[] standardised(float[] values, FeatureScale scale, int first, int count) {
    int channels = scale.channels();
    int width = Math.min(WIDTH, channels - first);
    float[] out = new float[count * WIDTH];
    for (int r = 0; r < count; r++) {
      for (int c = 0; c < width; c++) {
        out[r * WIDTH + c] = scale.standardised(values[r * channels + first + c], first + c);
      }
    }
    return out;
  }
}
