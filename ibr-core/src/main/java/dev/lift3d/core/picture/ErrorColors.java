package dev.lift3d.core.picture;

import dev.lift3d.core.image.Image;

/**
 * Shows how far two pictures differ: black where they agree, over red and yellow to white.
 *
 * @param largest the difference that is white, positive; the same for all pictures compared
 */
public record ErrorColors(double largest) {
  /** Checks that the scale is positive. */
  public ErrorColors {
    if (!(largest > 0 && Double.isFinite(largest))) {
      throw new IllegalArgumentException("the largest error must be positive, found " + largest);
    }
  }

  /**
   * Colours the differences of two pictures.
   *
   * @param a any channels
   * @param b of the same size and channels
   * @return H x W x 3: the mean absolute difference of the channels
   */
  public Image paint(Image a, Image b) {
    if (a.width() != b.width() || a.height() != b.height() || a.channels() != b.channels()) {
      throw new IllegalArgumentException(
          String.format(
              "pictures of one size are compared, found %d x %d x %d and %d x %d x %d",
              a.width(), a.height(), a.channels(), b.width(), b.height(), b.channels()));
    }
    Image error = Image.zeros(a.width(), a.height(), 1);
    for (int i = 0; i < error.data().length; i++) {
      double sum = 0;
      for (int c = 0; c < a.channels(); c++) {
        sum += Math.abs(a.data()[i * a.channels() + c] - b.data()[i * a.channels() + c]);
      }
      error.data()[i] = (float) (sum / a.channels());
    }
    return Painting.eachPixel(error, e -> ColourMap.HEAT.at(e / largest));
  }
}
