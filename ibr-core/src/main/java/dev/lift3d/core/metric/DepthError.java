package dev.lift3d.core.metric;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;

/**
 * How far predicted depth is from the truth, over the pixels whose true depth is positive and
 * finite (the measures of Eigen et al. 2014, section 4.3).
 *
 * @param absoluteRelative mean of {@code |predicted - true| / true}
 * @param rootMeanSquare root of the mean squared difference, in the unit of the depths
 * @param within125 share of pixels, 0 to 1, where predicted and true depth differ by a factor below
 *     1.25; predictions that are not positive are not among them
 * @param pixels how many pixels were compared
 */
public record DepthError(
    double absoluteRelative, double rootMeanSquare, double within125, long pixels) {
  private static final double FACTOR = 1.25;

  /**
   * Compares two depth maps.
   *
   * @param predicted one channel; a value that is no number makes the two means no number
   * @param truth one channel of the same size; zero, negative or not finite where unknown
   * @return the errors
   * @throws IllegalArgumentException if the sizes differ or there is more than one channel
   * @throws InputException if no pixel has a true depth
   */
  public static DepthError of(Image predicted, Image truth) {
    PixelMask.checkSameSize(predicted, truth);
    if (truth.channels() != 1) {
      throw new IllegalArgumentException("depth has 1 channel, found " + truth.channels());
    }
    double relative = 0;
    double squares = 0;
    long within = 0;
    long pixels = 0;
    for (int i = 0; i < truth.data().length; i++) {
      double t = truth.data()[i];
      double p = predicted.data()[i];
      if (t > 0 && Double.isFinite(t)) {
        relative += Math.abs(p - t) / t;
        squares += (p - t) * (p - t);
        within += p > 0 && Math.max(p / t, t / p) < FACTOR ? 1 : 0;
        pixels++;
      }
    }
    if (pixels == 0) {
      throw new InputException("no pixel of the true depth is positive; is it the right map?");
    }
    return new DepthError(
        relative / pixels, Math.sqrt(squares / pixels), (double) within / pixels, pixels);
  }
}
