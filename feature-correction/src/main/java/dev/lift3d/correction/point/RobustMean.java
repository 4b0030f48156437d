package dev.lift3d.correction.point;

import java.util.Arrays;
import java.util.Objects;

/**
 * A weighted mean that outliers move little: the geometric median, the place whose weighted
 * distances to all samples sum to the least, found by averaging again and again with weights
 * divided by the distance to the last mean (Weiszfeld 1937). A mean of samples, so it stays among
 * them.
 *
 * @param distance how far two features are apart
 * @param iterations how often weights are revised; 0 is the plain weighted mean
 */
public record RobustMean(Distance distance, int iterations) {
  /** How far two features are apart. */
  public enum Distance {
    /** The norm of their difference. */
    EUCLIDEAN,
    /** The same of their directions, whatever their lengths: for embeddings compared by cosine. */
    COSINE
  }

  /** The plain weighted mean. */
  public static final RobustMean PLAIN = new RobustMean(Distance.EUCLIDEAN, 0);

  /** The geometric median. */
  public static final RobustMean MEDIAN = new RobustMean(Distance.EUCLIDEAN, 20);

  /** The mean with the weights that the geometric median of directions has. */
  public static final RobustMean COSINE_MEDIAN = new RobustMean(Distance.COSINE, 20);

  /** Distances are taken for at least this share of their mean: a median may be a sample. */
  private static final double SMALLEST = 1e-4;

  /** Checks the ranges. */
  public RobustMean {
    Objects.requireNonNull(distance, "distance");
    if (iterations < 0) {
      throw new IllegalArgumentException("iterations cannot be negative, found " + iterations);
    }
  }

  /**
   * Averages.
   *
   * @param samples n x D
   * @param weights n positive numbers
   * @return D floats
   */
  public float[] of(float[][] samples, double[] weights) {
    float[][] compared = distance == Distance.COSINE ? directions(samples) : samples;
    double[] revised = weights.clone();
    double smallest = 0;
    for (int i = 0; i < iterations && samples.length > 2; i++) {
      double[] distances = distances(compared, mean(compared, revised));
      smallest = i == 0 ? SMALLEST * Arrays.stream(distances).average().orElse(0) : smallest;
      if (smallest == 0) {
        break; // All are equal.
      }
      for (int s = 0; s < revised.length; s++) {
        revised[s] = weights[s] / Math.max(distances[s], smallest);
      }
    }
    double[] mean = mean(samples, revised);
    float[] out = new float[mean.length];
    for (int c = 0; c < out.length; c++) {
      out[c] = (float) mean[c];
    }
    return out;
  }

  private double[] distances(float[][] samples, double[] mean) {
    double norm = 1;
    if (distance == Distance.COSINE) {
      norm = Math.sqrt(Arrays.stream(mean).map(m -> m * m).sum());
      norm = norm > 0 ? norm : 1;
    }
    double[] out = new double[samples.length];
    for (int s = 0; s < out.length; s++) {
      double sum = 0;
      for (int c = 0; c < mean.length; c++) {
        double difference = samples[s][c] - mean[c] / norm;
        sum += difference * difference;
      }
      out[s] = Math.sqrt(sum);
    }
    return out;
  }

  private static double[] mean(float[][] samples, double[] weights) {
    double[] mean = new double[samples[0].length];
    double total = Arrays.stream(weights).sum();
    for (int s = 0; s < samples.length; s++) {
      double share = weights[s] / total;
      for (int c = 0; c < mean.length; c++) {
        mean[c] += share * samples[s][c];
      }
    }
    return mean;
  }

  private static float[][] directions(float[][] samples) {
    float[][] out = new float[samples.length][];
    for (int s = 0; s < samples.length; s++) {
      double sum = 0;
      for (float value : samples[s]) {
        sum += (double) value * value;
      }
      double scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
      out[s] = new float[samples[s].length];
      for (int c = 0; c < out[s].length; c++) {
        out[s][c] = (float) (samples[s][c] * scale);
      }
    }
    return out;
  }
}
