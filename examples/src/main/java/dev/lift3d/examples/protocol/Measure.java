package dev.lift3d.examples.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lift3d.examples.evaluation.Scores;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is measured: a column of a table, a key in JSON. */
public enum Measure {
  /** Peak signal-to-noise ratio of a rendered view, decibels. */
  PSNR("psnr", "PSNR", 2, Better.HIGHER),
  /** Structural similarity of a rendered view. */
  SSIM("ssim", "SSIM", 4, Better.HIGHER),
  /** Seconds that rendering a view's colours took. */
  SECONDS("seconds", "seconds", 2, Better.NEITHER),
  /** Rays of colour a second. */
  RAYS("raysPerSecond", "rays/s", 0, Better.NEITHER),
  /** Mean squared difference between features and the encoder run on the true picture. */
  FEATURE_MSE("featureMse", "feature MSE", 5, Better.LOWER),
  /** The same, divided by the variance of the true picture's features. */
  NORMALISED_MSE("normalisedMse", "by variance", 4, Better.LOWER),
  /** Mean cosine between features and the encoder run on the true picture. */
  COSINE("cosine", "cosine", 4, Better.HIGHER),
  /** Share of pixels with the class that the model gives the true picture. */
  SAME_CLASS("labelAgreement", "same class", 4, Better.HIGHER),
  /** Mean of |rendered - true| / true depth. */
  DEPTH_ERROR("depthError", "depth error", 4, Better.LOWER),
  /** Pairs of cameras that were compared. */
  PAIRS("pairs", "pairs", 0, Better.NEITHER),
  /** Share of a picture that both cameras of a pair see, mean over pairs. */
  COMPARED("compared", "compared", 3, Better.NEITHER),
  /** Root mean squared difference of two photographs where they show the same point. */
  PHOTOGRAPHS("photographRmse", "photo RMSE", 4, Better.NEITHER),
  /** The same of two rendered views. */
  RENDERED("renderedRmse", "rendered RMSE", 4, Better.LOWER),
  /** Share of pixels to which the 2D model gives one class in both photographs. */
  AGREEMENT_2D("agreement2d", "agree, 2D", 4, Better.NEITHER),
  /** Share of pixels to which both lifted predictions give one class. */
  AGREEMENT_LIFTED("agreementLifted", "agree, lifted", 4, Better.HIGHER),
  /** Root mean squared difference of the pictures that the 2D model makes of two photographs. */
  PAINTED_2D("paintedRmse2d", "RMSE, 2D", 4, Better.NEITHER),
  /** The same of the pictures decoded from lifted features. */
  PAINTED_LIFTED("paintedRmseLifted", "RMSE, lifted", 4, Better.LOWER),
  /** Mean intersection over union of the 2D model's classes with the true ones. */
  MIOU_2D("miou2d", "mIoU, 2D", 4, Better.NEITHER),
  /** Mean intersection over union of the lifted classes with the true ones. */
  MIOU_LIFTED("miouLifted", "mIoU, lifted", 4, Better.HIGHER);

  private enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** Which measure each of a view's scores is. */
  private static final Map<Measure, Function<Scores, Optional<Double>>> OF_VIEWS =
      Map.of(
          PSNR, s -> Optional.of(s.psnr()),
          SSIM, s -> Optional.of(s.ssim()),
          SECONDS, s -> Optional.of(s.seconds()),
          RAYS, s -> Optional.of(s.raysPerSecond()),
          FEATURE_MSE, Scores::featureMse,
          SAME_CLASS, Scores::labelAgreement,
          DEPTH_ERROR, Scores::depthError);

  private final String key;
  private final String heading;
  private final int decimals;
  private final Better better;

  Measure(String key, String heading, int decimals, Better better) {
    this.key = key;
    this.heading = heading;
    this.decimals = decimals;
    this.better = better;
  }

  /**
   * What it is called in JSON.
   *
   * @return a key
   */
  @JsonValue
  public String key() {
    return key;
  }

  /**
   * What stands above its column.
   *
   * @return a few letters
   */
  public String heading() {
    return heading;
  }

  /**
   * A value as a table shows it.
   *
   * @param value the number
   * @return with as many decimals as mean something
   */
  public String format(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /**
   * Whether one value is worse than another.
   *
   * @param value the one
   * @param other the other
   * @return false, too, where neither large nor small is good
   */
  public boolean isWorse(double value, double other) {
    return switch (better) {
      case HIGHER -> value < other;
      case LOWER -> value > other;
      case NEITHER -> false;
    };
  }

  /**
   * A view's score.
   *
   * @param scores of a view, or means
   * @return empty if they lack this measure
   */
  Optional<Double> of(Scores scores) {
    return OF_VIEWS.containsKey(this) ? OF_VIEWS.get(this).apply(scores) : Optional.empty();
  }
}
