package dev.lift3d.correction.point;

/**
 * Features of points. The arrays are shared; treat them as read-only.
 *
 * @param channels D
 * @param features N x D; zeros where nothing is known
 * @param weights N, how much was seen of each point, by the measure of whoever lifted it; 0 where
 *     nothing is known
 */
public record LiftedPoints(int channels, float[] features, float[] weights) {
  /** Checks the lengths. */
  public LiftedPoints {
    if (channels < 1 || features.length != (long) channels * weights.length) {
      throw new IllegalArgumentException(
          weights.length
              + " points of "
              + channels
              + " channels with "
              + features.length
              + " numbers");
    }
  }

  /**
   * How many points there are.
   *
   * @return N
   */
  public int count() {
    return weights.length;
  }
}
