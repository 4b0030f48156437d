package dev.lift3d.core.metric;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;

/** Which pixels of an image count. */
final class PixelMask {
  private static final float THRESHOLD = 0.5f;

  private final float[] values;
  private final int count;

  /**
   * @param values one for each pixel, or null for all pixels
   */
  private PixelMask(float[] values, int count) {
    this.values = values;
    this.count = count;
  }

  static PixelMask all(Image image) {
    return new PixelMask(null, image.width() * image.height());
  }

  /** The pixels of an image where a mask of its size is at least one half. */
  static PixelMask of(Image mask, Image image) {
    if (mask.channels() != 1 || mask.width() != image.width() || mask.height() != image.height()) {
      throw new IllegalArgumentException(
          "mask is " + size(mask) + ", expected one channel for an image of " + size(image));
    }
    int count = 0;
    for (float value : mask.data()) {
      count += value >= THRESHOLD ? 1 : 0;
    }
    if (count == 0) {
      throw new InputException("the mask holds no pixel to compare; check its polarity");
    }
    return new PixelMask(mask.data(), count);
  }

  boolean contains(int pixel) {
    return values == null || values[pixel] >= THRESHOLD;
  }

  int count() {
    return count;
  }

  static void checkSameSize(Image a, Image b) {
    if (a.width() != b.width() || a.height() != b.height() || a.channels() != b.channels()) {
      throw new IllegalArgumentException(
          "images to compare are " + size(a) + " and " + size(b) + "; they must be equal in size");
    }
  }

  private static String size(Image image) {
    return image.width() + " x " + image.height() + " x " + image.channels();
  }
}
