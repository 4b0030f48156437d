package dev.lift3d.examples.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How close one view is to its photograph, or the means over several.
 *
 * @param psnr decibels, over the whole picture or its mask
 * @param ssim structural similarity, at most 1
 * @param seconds what rendering the colours took; encoding and features are not part of it
 * @param raysPerSecond pixels by seconds
 * @param featureMse mean squared difference, over cells and channels, between the lifted features
 *     and the encoder run on the photograph; empty without an operator
 * @param labelAgreement share of pixels, 0 to 1, for which both have the same class; empty without
 *     classes
 * @param depthError mean of |rendered - true| / true depth; empty where the scene has no depth
 */
public record Scores(
    double psnr,
    double ssim,
    double seconds,
    double raysPerSecond,
    Optional<Double> featureMse,
    Optional<Double> labelAgreement,
    Optional<Double> depthError) {
  /**
   * Means over views; of what some views lack, over those that have it.
   *
   * @param all at least one
   * @return their means
   */
  public static Scores mean(List<Scores> all) {
    return new Scores(
        mean(all, s -> Optional.of(s.psnr)).orElseThrow(),
        mean(all, s -> Optional.of(s.ssim)).orElseThrow(),
        mean(all, s -> Optional.of(s.seconds)).orElseThrow(),
        mean(all, s -> Optional.of(s.raysPerSecond)).orElseThrow(),
        mean(all, Scores::featureMse),
        mean(all, Scores::labelAgreement),
        mean(all, Scores::depthError));
  }

  private static Optional<Double> mean(List<Scores> all, Function<Scores, Optional<Double>> value) {
    OptionalDouble mean =
        all.stream().flatMap(s -> value.apply(s).stream()).mapToDouble(d -> d).average();
    return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
  }
}
