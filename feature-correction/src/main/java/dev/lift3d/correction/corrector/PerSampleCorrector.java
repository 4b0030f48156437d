package dev.lift3d.correction.corrector;

import java.util.Arrays;

/**
 * Lift3D's equation 3 as it is printed, for each sample and each view: the reference that {@link
 * PaperCorrector} is held against, and the measure of what it saves.
 */
public final class PerSampleCorrector implements Corrector {
  private static final int WIDTH = PaperWeights.WIDTH;

  private final PaperWeights weights;

  /**
   * A corrector.
   *
   * @param weights its parameters
   */
  public PerSampleCorrector(PaperWeights weights) {
    this.weights = weights;
  }

  @Override
  public void correct(CorrectionChunk chunk, int firstRay, float[] out) {
    weights.require(chunk);
    int samples = chunk.gathered().samples();
    int channels = chunk.sources().channels();
    for (int r = 0; r < chunk.gathered().rays(); r++) {
      double[] sum = new double[channels];
      double total = 0;
      for (int sample = r * samples; sample < (r + 1) * samples; sample++) {
        total += chunk.rays().counts(sample) ? addSample(chunk, sample, sum) : 0;
      }
      for (int c = 0; total > 0 && c < channels; c++) {
        out[(firstRay + r) * channels + c] = (float) (sum[c] / total);
      }
    }
  }

  /** Adds a sample's corrected views; the weight that they have together. */
  private double addSample(CorrectionChunk chunk, int sample, double[] sum) {
    int views = chunk.gathered().views();
    int channels = chunk.sources().channels();
    float[] pooled = new float[channels];
    float[][] seen = seen(chunk, sample, pooled);
    double total = 0;
    for (int v = 0; v < views; v++) {
      float weight = chunk.rays().weight(sample * views + v);
      if (weight > 0) {
        float[] corrected = corrected(chunk, sample * views + v, seen[v], pooled);
        for (int c = 0; c < channels; c++) {
          sum[c] += (double) weight * corrected[c];
        }
        total += weight;
      }
    }
    return total;
  }

  /** What the views show at a sample, null for those that do not see it, and the largest of it. */
  private static float[][] seen(CorrectionChunk chunk, int sample, float[] pooled) {
    int views = chunk.gathered().views();
    float[][] seen = new float[views][];
    Arrays.fill(pooled, Float.NEGATIVE_INFINITY);
    for (int v = 0; v < views; v++) {
      if (chunk.gathered().masks()[sample * views + v] > 0) {
        seen[v] = new float[pooled.length];
        chunk.sources().sample(chunk.gathered(), sample * views + v, seen[v]);
        for (int c = 0; c < pooled.length; c++) {
          pooled[c] = Math.max(pooled[c], seen[v][c]);
        }
      }
    }
    return seen;
  }

  private float[] corrected(CorrectionChunk chunk, int entry, float[] feature, float[] pooled) {
    FeatureScale scale = chunk.sources().scale();
    float[] out = feature.clone();
    for (int first = 0; first < feature.length; first += WIDTH) {
      float[] x = PaperCorrector.standardised(feature, scale, first, 1);
      float[] p = PaperCorrector.standardised(pooled, scale, first, 1);
      float[] residual = residual(chunk, entry, x, p);
      for (int c = first; c < Math.min(first + WIDTH, feature.length); c++) {
        out[c] += scale.deviation()[c] * residual[c - first];
      }
    }
    return out;
  }

  private float[] residual(CorrectionChunk chunk, int entry, float[] x, float[] pooled) {
    int image = weights.image();
    float[] in = Arrays.copyOf(pooled, WIDTH + image);
    for (int k = 0; k < image; k++) {
      in[WIDTH + k] =
          (float)
              (chunk.gathered().features()[entry * image + k]
                  - weights.projectionBias()[k]
                  - Runs.dot(weights.projection(), k * WIDTH, x, 0, WIDTH));
    }
    float[] out = new float[WIDTH];
    for (int c = 0; c < WIDTH; c++) {
      out[c] =
          (float)
              (weights.correctionBias()[c]
                  + Runs.dot(weights.correction(), c * in.length, in, 0, in.length));
    }
    return out;
  }
}
