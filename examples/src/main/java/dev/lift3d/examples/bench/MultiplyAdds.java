package dev.lift3d.examples.bench;

import dev.lift3d.epipolar.AggregatorSettings;
import dev.lift3d.epipolar.Conventions;

/**
 * Multiplications with addition that the aggregator's matrix products take; what is done element by
 * element (activations, pooling, softmax) is not counted.
 *
 * @param perView for each sample and source view
 * @param perSample for each sample, whatever the number of views, but for the attention's products
 * @param attention for each pair of samples of one ray: scores and mixing
 */
record MultiplyAdds(long perView, long perSample, long attention) {
  /** Hidden widths of the last network, which weighs the views' colours. */
  private static final int[] RGB_WIDTHS = {16, 8, 1};

  /**
   * Counts the products of an aggregator.
   *
   * @param s its size
   * @return the counts
   */
  static MultiplyAdds of(AggregatorSettings s) {
    int k = s.channels() + 3;
    int v = s.viewWidth();
    int w = s.rayWidth();
    int e = s.conventions().differenceChannels();
    int depth = s.conventions() == Conventions.IBRNET ? 0 : e - 4;
    long direction = (long) e * s.directionWidth() + (long) s.directionWidth() * k;
    // The first layer on [mean, variance, x]: x once for a view, mean and variance for a sample.
    long base = (long) k * s.poolWidth() + (long) s.poolWidth() * v;
    long visibility = (long) v * v + (long) v * (v + 1) + (long) v * v + v;
    long colour = 0;
    int from = v + 1 + e; // features, visibility, viewing differences and depth witness
    for (int width : RGB_WIDTHS) {
      colour += (long) from * width;
      from = width;
    }
    long pooled = 2L * k * s.poolWidth();
    long geometry = (2L * v + 1 + depth) * s.geometryWidth() + (long) s.geometryWidth() * w;
    long projections = 4L * w * w; // queries, keys, values, output
    long density = (long) w * w + w;
    return new MultiplyAdds(
        direction + base + visibility + colour, pooled + geometry + projections + density, 2L * w);
  }

  /**
   * The products for one ray.
   *
   * @param samples S
   * @param views V
   * @return multiply-adds
   */
  long ofRay(int samples, int views) {
    return samples * (views * perView + perSample + samples * attention);
  }
}
