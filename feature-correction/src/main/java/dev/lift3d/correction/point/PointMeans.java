package dev.lift3d.correction.point;

import dev.lift3d.core.image.FeatureMap;

/**
 * Gathers cells of lifted views on the points where their rays end: of many target views, each
 * lifted by its matrix, one weighted mean a point. With the cells' confidences as weights this is
 * the transpose of looking the points up in the target views.
 */
public final class PointMeans {
  private final int channels;
  private final float[] sums;
  private final float[] weights;

  /**
   * Nothing gathered yet.
   *
   * @param points N
   * @param channels D
   */
  public PointMeans(int points, int channels) {
    this.channels = channels;
    this.sums = new float[Math.multiplyExact(points, channels)];
    this.weights = new float[points];
  }

  /**
   * Adds the cells of a view.
   *
   * @param cells R cells of D channels
   * @param pointOf R, the point on which each cell's ray ends, or -1
   * @param confidence R, how much each cell counts, none negative
   */
  public void add(FeatureMap cells, int[] pointOf, float[] confidence) {
    int count = cells.width() * cells.height();
    if (cells.channels() != channels || pointOf.length != count || confidence.length != count) {
      throw new IllegalArgumentException(
          count
              + " cells of "
              + cells.channels()
              + " channels with "
              + pointOf.length
              + " points and "
              + confidence.length
              + " confidences, for means of "
              + channels
              + " channels");
    }
    for (int cell = 0; cell < count; cell++) {
      if (pointOf[cell] >= 0 && confidence[cell] > 0) {
        weights[pointOf[cell]] += confidence[cell];
        int to = pointOf[cell] * channels;
        for (int c = 0; c < channels; c++) {
          sums[to + c] += confidence[cell] * cells.data()[cell * channels + c];
        }
      }
    }
  }

  /**
   * The means of what was added so far.
   *
   * @return features, each weight the sum of its cells' confidences
   */
  public LiftedPoints means() {
    float[] features = sums.clone();
    for (int n = 0; n < weights.length; n++) {
      for (int c = 0; weights[n] > 0 && c < channels; c++) {
        features[n * channels + c] /= weights[n];
      }
    }
    return new LiftedPoints(channels, features, weights.clone());
  }
}
