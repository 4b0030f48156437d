package dev.lift3d.core.ray;

import dev.lift3d.core.geometry.DepthRange;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Depths along rays: uniform in inverse depth, and drawn where a first pass found matter.
 *
 * <p>Follows IBRNet (Wang et al. 2021): coarse samples include both ends of the range; fine samples
 * invert the distribution function of the coarse weights in inverse depth, and both are sorted
 * together. Random numbers come from a supplier of values in [0, 1), or are absent: then the
 * samples are deterministic.
 */
public final class DepthSampler {
  /** Added to every weight so that no bin is impossible. */
  private static final double TINY = 1e-5;

  /** Share of guided depths that are spread over the whole range. */
  private static final double SPREAD = 0.15;

  private DepthSampler() {}

  /**
   * Depths uniform in inverse depth, the same for every ray.
   *
   * @param range near and far
   * @param samples S, at least 2
   * @return S ascending depths, both ends included
   */
  public static float[] uniformInInverseDepth(DepthRange range, int samples) {
    double a = 1 / range.near();
    double b = 1 / range.far();
    float[] z = new float[samples];
    for (int s = 0; s < samples; s++) {
      z[s] = (float) (1 / (a + (b - a) * s / (samples - 1)));
    }
    return z;
  }

  /**
   * Depths uniform in depth, the same for every ray.
   *
   * @param range near and far
   * @param samples S, at least 2
   * @return S ascending depths, both ends included
   */
  public static float[] uniformInDepth(DepthRange range, int samples) {
    float[] z = new float[samples];
    for (int s = 0; s < samples; s++) {
      z[s] = (float) (range.near() + (range.far() - range.near()) * s / (samples - 1));
    }
    return z;
  }

  /**
   * One random depth in the bin around each depth; the bins meet half-way in depth, and the end
   * bins are half as wide.
   *
   * @param depths S ascending depths
   * @param random values in [0, 1)
   * @return S ascending depths
   */
  public static float[] jittered(float[] depths, DoubleSupplier random) {
    int n = depths.length;
    float[] z = new float[n];
    for (int s = 0; s < n; s++) {
      double lower = s == 0 ? depths[0] : 0.5 * (depths[s - 1] + depths[s]);
      double upper = s == n - 1 ? depths[s] : 0.5 * (depths[s] + depths[s + 1]);
      z[s] = (float) (lower + (upper - lower) * random.getAsDouble());
    }
    return z;
  }

  /**
   * Depths drawn where the coarse weights lie, in inverse depth.
   *
   * @param depths S ascending coarse depths of one ray
   * @param weights S compositing weights of the ray; the two at the ends are not used
   * @param count how many depths to draw
   * @param random values in [0, 1), or null for evenly spaced quantiles from 0 to 1
   * @return {@code count} depths, in the order drawn
   */
  public static float[] importance(
      float[] depths, float[] weights, int count, DoubleSupplier random) {
    int bins = depths.length - 2;
    double[] edges = new double[bins + 1];
    double[] mass = new double[bins];
    for (int i = 0; i <= bins; i++) {
      // Ascending in 1/z means from the far end of the ray to the near one.
      int k = bins - i;
      edges[i] = 0.5 * (1.0 / depths[k] + 1.0 / depths[k + 1]);
    }
    for (int i = 0; i < bins; i++) {
      mass[i] = weights[bins - i];
    }
    float[] z = new float[count];
    for (int i = 0; i < count; i++) {
      double u = random == null ? quantile(i, count) : random.getAsDouble();
      z[i] = (float) u;
    }
    invert(edges, mass, z);
    for (int i = 0; i < count; i++) {
      z[i] = 1 / z[i];
    }
    return z;
  }

  /**
   * Depths guided by coarse weights, to be looked at alone, without the coarse depths: most where
   * the weights lie and on both sides of it, some over the whole range, so that what the coarse
   * pass missed can be found.
   *
   * @param depths S ascending coarse depths of one ray
   * @param weights S compositing weights of the ray; all zero spreads evenly
   * @param count how many depths
   * @param random values in [0, 1) that move each depth inside its quantile, or null for the
   *     quantiles' middles
   * @return {@code count} ascending depths
   */
  public static float[] guided(float[] depths, float[] weights, int count, DoubleSupplier random) {
    int n = depths.length;
    double total = 0;
    for (float w : weights) {
      total += w;
    }
    double[] edges = new double[n + 1];
    double[] mass = new double[n];
    for (int i = 0; i < n; i++) {
      // Ascending in 1/z means from the far end of the ray to the near one.
      int k = n - 1 - i;
      edges[i] = i == 0 ? 1.0 / depths[k] : 0.5 * (1.0 / depths[k] + 1.0 / depths[k + 1]);
      double beside = weights[Math.max(k - 1, 0)] + weights[Math.min(k + 1, n - 1)];
      double blurred = (0.5 * weights[k] + 0.25 * beside) / Math.max(total, TINY);
      mass[i] = (1 - SPREAD) * blurred + SPREAD / n;
    }
    edges[n] = 1.0 / depths[0];
    float[] z = new float[count];
    for (int i = 0; i < count; i++) {
      double within = random == null ? 0.5 : random.getAsDouble();
      z[count - 1 - i] = (float) ((i + within) / count);
    }
    invert(edges, mass, z);
    for (int i = 0; i < count; i++) {
      z[i] = 1 / z[i];
    }
    return z;
  }

  /**
   * Inverts the distribution function of a histogram.
   *
   * @param edges M + 1 ascending bin edges
   * @param mass M weights, none negative
   * @param quantiles in: values in [0, 1]; out: positions
   */
  public static void invert(double[] edges, double[] mass, float[] quantiles) {
    double[] cdf = new double[mass.length + 1];
    double total = 0;
    for (double m : mass) {
      total += m + TINY;
    }
    double sum = 0;
    for (int i = 0; i < mass.length; i++) {
      sum += (mass[i] + TINY) / total;
      cdf[i + 1] = sum;
    }
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = (float) position(edges, cdf, quantiles[i]);
    }
  }

  /**
   * Linear inside the bin that holds u; ties go to the upper bin, empty bins to their left edge.
   */
  private static double position(double[] edges, double[] cdf, double u) {
    int bins = cdf.length - 1;
    int found = Arrays.binarySearch(cdf, 0, bins, u);
    int above = found >= 0 ? found + 1 : -found - 1;
    while (above < bins && cdf[above] <= u) {
      above++;
    }
    int below = Math.max(above - 1, 0);
    double width = cdf[above] - cdf[below];
    double t = (u - cdf[below]) / (width < TINY ? 1 : width);
    return edges[below] + t * (edges[above] - edges[below]);
  }

  /**
   * All depths of a ray in ascending order.
   *
   * @param a some depths
   * @param b other depths
   * @return both, sorted
   */
  public static float[] merged(float[] a, float[] b) {
    float[] z = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, z, a.length, b.length);
    Arrays.sort(z);
    return z;
  }

  private static double quantile(int i, int count) {
    return count == 1 ? 0.5 : (double) i / (count - 1);
  }
}
