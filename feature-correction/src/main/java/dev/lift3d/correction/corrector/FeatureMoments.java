package dev.lift3d.correction.corrector;

import dev.lift3d.core.image.FeatureMap;
import java.util.List;

/**
 * Mean and spread of every channel over the cells of one or more feature maps: all that is kept of
 * a view to bring operators of any scale to one.
 *
 * @param cells how many cells were counted
 * @param mean D, each channel's mean
 * @param squares D, each channel's sum of squared differences from the mean
 */
public record FeatureMoments(long cells, double[] mean, double[] squares) {
  /**
   * Counts a map.
   *
   * @param map what an encoder made of a view
   * @return its moments
   */
  public static FeatureMoments of(FeatureMap map) {
    int channels = map.channels();
    int cells = map.width() * map.height();
    double[] mean = new double[channels];
    double[] squares = new double[channels];
    float[] data = map.data();
    for (int i = 0; i < cells; i++) {
      for (int c = 0; c < channels; c++) {
        mean[c] += data[i * channels + c];
      }
    }
    for (int c = 0; c < channels; c++) {
      mean[c] /= cells;
    }
    for (int i = 0; i < cells; i++) {
      for (int c = 0; c < channels; c++) {
        double difference = data[i * channels + c] - mean[c];
        squares[c] += difference * difference;
      }
    }
    return new FeatureMoments(cells, mean, squares);
  }

  /**
   * Moments of several maps together (Chan, Golub and LeVeque 1979).
   *
   * @param parts at least one, of equal channels
   * @return as if all cells had been counted at once
   */
  public static FeatureMoments merged(List<FeatureMoments> parts) {
    int channels = parts.get(0).mean().length;
    double[] mean = new double[channels];
    double[] squares = new double[channels];
    long cells = parts.stream().mapToLong(FeatureMoments::cells).sum();
    for (FeatureMoments part : parts) {
      for (int c = 0; c < channels; c++) {
        mean[c] += part.mean()[c] * part.cells() / cells;
      }
    }
    for (FeatureMoments part : parts) {
      for (int c = 0; c < channels; c++) {
        double difference = part.mean()[c] - mean[c];
        squares[c] += part.squares()[c] + difference * difference * part.cells();
      }
    }
    return new FeatureMoments(cells, mean, squares);
  }
}
