package dev.lift3d.core.metric;

import dev.lift3d.core.image.Image;

/**
 * Peak signal-to-noise ratio of images whose peak is 1: {@code -10 log10} of the mean squared
 * difference over pixels and channels, in decibels.
 */
public final class Psnr {
  private Psnr() {}

  /**
   * Compares whole images.
   *
   * @param a an image in [0, 1]; values outside are not clamped
   * @param b an image of the same size
   * @return decibels; positive infinity if the images are equal
   * @throws IllegalArgumentException if the sizes differ
   */
  public static double of(Image a, Image b) {
    return decibels(a, b, PixelMask.all(a));
  }

  /**
   * Compares the pixels under a mask.
   *
   * @param a an image in [0, 1]; values outside are not clamped
   * @param b an image of the same size
   * @param mask one channel; pixels from 0.5 up count
   * @return decibels; positive infinity if the images are equal there
   * @throws IllegalArgumentException if the sizes differ
   * @throws dev.lift3d.core.InputException if the mask holds no pixel
   */
  public static double of(Image a, Image b, Image mask) {
    return decibels(a, b, PixelMask.of(mask, a));
  }

  private static double decibels(Image a, Image b, PixelMask mask) {
    PixelMask.checkSameSize(a, b);
    int channels = a.channels();
    double sum = 0;
    for (int pixel = 0; pixel < a.width() * a.height(); pixel++) {
      if (mask.contains(pixel)) {
        for (int i = pixel * channels; i < (pixel + 1) * channels; i++) {
          double difference = (double) a.data()[i] - b.data()[i];
          sum += difference * difference;
        }
      }
    }
    return -10 * Math.log10(sum / ((double) mask.count() * channels));
  }
}
