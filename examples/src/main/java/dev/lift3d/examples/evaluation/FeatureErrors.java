package dev.lift3d.examples.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far features are from those of the encoder run on the true picture.
 *
 * @param meanSquared mean squared difference over cells and channels
 * @param normalised the same divided by the true features' variance: the mean over channels of
 *     their variance over cells; 1 is what each channel's mean would get
 * @param cosine mean over cells of the cosine between the two feature vectors
 */
public record FeatureErrors(double meanSquared, double normalised, double cosine) {
  /**
   * Means over views.
   *
   * @param all at least one
   * @return their means
   */
  public static FeatureErrors mean(List<FeatureErrors> all) {
    return new FeatureErrors(
        mean(all, FeatureErrors::meanSquared),
        mean(all, FeatureErrors::normalised),
        mean(all, FeatureErrors::cosine));
  }

  private static double mean(List<FeatureErrors> all, ToDoubleFunction<FeatureErrors> value) {
    return all.stream().mapToDouble(value).average().orElseThrow();
  }
}
