package dev.lift3d.core.image;

/**
 * The size of a picture.
 *
 * @param width pixels a row
 * @param height rows
 */
public record ImageSize(int width, int height) {
  /** Checks that both are positive. */
  public ImageSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an image size must be positive, found " + width + " x " + height);
    }
  }
}
