package dev.lift3d.correction.corrector;

import dev.lift3d.core.image.FeatureMap;
import java.util.Arrays;
import java.util.List;

/**
 * An operator's scale, channel by channel. Correctors see standardised features, (value - mean) /
 * deviation, whatever unit an operator counts in; what they change is restored to it.
 *
 * @param mean D
 * @param deviation D; 0 for a channel that is constant, and at least a twentieth of the channels'
 *     common deviation for one that is not: where a channel hardly varies, a cell that differs
 *     would outweigh everything else
 * @param inverse D, one over the deviation; 0 for a channel that is constant, which so counts
 *     nowhere
 */
public record FeatureScale(float[] mean, float[] deviation, float[] inverse) {
  /** A channel whose deviation is below this share of its mean is constant but for rounding. */
  private static final double CONSTANT = 1e-6;

  /** Smallest deviation, as a share of the root mean square over channels. */
  private static final double SMALLEST = 0.05;

  /**
   * The scale of some views' features.
   *
   * @param views moments of each view, at least one
   * @return the scale
   */
  public static FeatureScale of(List<FeatureMoments> views) {
    FeatureMoments all = FeatureMoments.merged(views);
    int channels = all.mean().length;
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    float[] inverse = new float[channels];
    double common = Math.sqrt(Arrays.stream(all.squares()).average().orElse(0) / all.cells());
    for (int c = 0; c < channels; c++) {
      double spread = Math.sqrt(all.squares()[c] / all.cells());
      mean[c] = (float) all.mean()[c];
      if (spread > CONSTANT * Math.abs(all.mean()[c]) && spread > Float.MIN_NORMAL) {
        spread = Math.max(spread, SMALLEST * common);
        deviation[c] = (float) spread;
        inverse[c] = (float) (1 / spread);
      }
    }
    return new FeatureScale(mean, deviation, inverse);
  }

  /**
   * The scale of maps.
   *
   * @param maps at least one, of equal channels
   * @return the scale
   */
  public static FeatureScale ofMaps(List<FeatureMap> maps) {
    return of(maps.stream().map(FeatureMoments::of).toList());
  }

  /**
   * The scale of nothing, for scenes without an operator.
   *
   * @return a scale of no channels
   */
  public static FeatureScale none() {
    return new FeatureScale(new float[0], new float[0], new float[0]);
  }

  /**
   * How many channels there are.
   *
   * @return D
   */
  public int channels() {
    return mean.length;
  }

  /**
   * How many channels vary.
   *
   * @return at least 1, so that one may divide by it
   */
  int varying() {
    int count = 0;
    for (float i : inverse) {
      count += i > 0 ? 1 : 0;
    }
    return Math.max(1, count);
  }

  /**
   * Standardises a value.
   *
   * @param value in the operator's unit
   * @param channel its channel
   * @return in deviations from the mean
   */
  public float standardised(float value, int channel) {
    return (value - mean[channel]) * inverse[channel];
  }
}
