package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.DepthRange;
import java.util.Arrays;
import java.util.Optional;

/**
 * A depth range around measured depths: their 1 % and 99 % percentiles, so that strays do not
 * count, widened because what has no measurement (sky, blank walls) mostly lies outside.
 */
final class RobustRange {
  private static final double LOW = 0.01;
  private static final double HIGH = 0.99;
  private static final double NEAR_MARGIN = 0.8;
  private static final double FAR_MARGIN = 1.4;

  /** Fewer depths than this say little about the ends of a range. */
  static final int FEWEST = 10;

  private RobustRange() {}

  /**
   * The range of some depths.
   *
   * @param depths positive, in any order
   * @return near and far; empty if there are fewer than {@value #FEWEST}
   */
  static Optional<DepthRange> of(double[] depths) {
    if (depths.length < FEWEST) {
      return Optional.empty();
    }
    double[] sorted = depths.clone();
    Arrays.sort(sorted);
    return Optional.of(
        new DepthRange(
            NEAR_MARGIN * percentile(sorted, LOW), FAR_MARGIN * percentile(sorted, HIGH)));
  }

  /** A percentile of sorted values, interpolated between neighbours. */
  static double percentile(double[] sorted, double fraction) {
    double at = fraction * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
