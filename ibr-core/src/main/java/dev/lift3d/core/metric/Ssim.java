package dev.lift3d.core.metric;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;

/**
 * Structural similarity of images in [0, 1] (Wang et al. 2004, section III), as TensorFlow's {@code
 * tf.image.ssim} defines it: Gaussian window of 11 x 11 pixels and deviation 1.5, k1 = 0.01, k2 =
 * 0.03, no padding, variances without sample correction, each channel on its own.
 */
public final class Ssim {
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  private Ssim() {}

  /**
   * Compares whole images.
   *
   * @param a an image in [0, 1], at least 11 x 11 pixels
   * @param b an image of the same size
   * @return the mean over channels and all windows that fit; 1 for equal images
   * @throws IllegalArgumentException if the sizes differ
   * @throws InputException if the images are smaller than the window
   */
  public static double of(Image a, Image b) {
    return mean(a, b, PixelMask.all(a));
  }

  /**
   * Compares the windows whose centre lies under a mask.
   *
   * @param a an image in [0, 1], at least 11 x 11 pixels
   * @param b an image of the same size
   * @param mask one channel; window centres on pixels from 0.5 up count
   * @return the mean over channels and those windows
   * @throws IllegalArgumentException if the sizes differ
   * @throws InputException if the images are smaller than the window, or the mask holds no centre
   */
  public static double of(Image a, Image b, Image mask) {
    return mean(a, b, PixelMask.of(mask, a));
  }

  /**
   * The similarity window by window, for looking at.
   *
   * @param a an image in [0, 1], at least 11 x 11 pixels
   * @param b an image of the same size
   * @return (H - 10) x (W - 10) x C in [-1, 1]; pixel (0, 0) is the window centred on pixel (5, 5)
   * @throws IllegalArgumentException if the sizes differ
   * @throws InputException if the images are smaller than the window
   */
  public static Image map(Image a, Image b) {
    checkSizes(a, b);
    int border = GaussianWindow.SIZE - 1;
    Image map = Image.zeros(a.width() - border, a.height() - border, a.channels());
    for (int c = 0; c < a.channels(); c++) {
      double[] channel = channel(a, b, c);
      for (int i = 0; i < channel.length; i++) {
        map.data()[i * a.channels() + c] = (float) channel[i];
      }
    }
    return map;
  }

  private static double mean(Image a, Image b, PixelMask mask) {
    checkSizes(a, b);
    int width = a.width() - GaussianWindow.SIZE + 1;
    double sum = 0;
    long count = 0;
    for (int c = 0; c < a.channels(); c++) {
      double[] channel = channel(a, b, c);
      for (int i = 0; i < channel.length; i++) {
        int row = i / width + GaussianWindow.RADIUS;
        int col = i % width + GaussianWindow.RADIUS;
        if (mask.contains(row * a.width() + col)) {
          sum += channel[i];
          count++;
        }
      }
    }
    if (count == 0) {
      throw new InputException("the mask holds no pixel 5 or more from the border; SSIM needs one");
    }
    return sum / count;
  }

  /** Equation 13 of the paper on one channel, wherever the window fits. */
  private static double[] channel(Image a, Image b, int channel) {
    int area = a.width() * a.height();
    double[] x = new double[area];
    double[] y = new double[area];
    double[] squares = new double[area];
    double[] products = new double[area];
    for (int i = 0; i < area; i++) {
      x[i] = a.data()[i * a.channels() + channel];
      y[i] = b.data()[i * a.channels() + channel];
      squares[i] = x[i] * x[i] + y[i] * y[i];
      products[i] = x[i] * y[i];
    }
    double[] meanX = GaussianWindow.average(x, a.width());
    double[] meanY = GaussianWindow.average(y, a.width());
    double[] meanSquares = GaussianWindow.average(squares, a.width());
    double[] meanProducts = GaussianWindow.average(products, a.width());
    double[] similarity = new double[meanX.length];
    for (int i = 0; i < similarity.length; i++) {
      double product = meanX[i] * meanY[i];
      double square = meanX[i] * meanX[i] + meanY[i] * meanY[i];
      double luminance = (2 * product + C1) / (square + C1);
      double structure = (2 * (meanProducts[i] - product) + C2) / (meanSquares[i] - square + C2);
      similarity[i] = luminance * structure;
    }
    return similarity;
  }

  private static void checkSizes(Image a, Image b) {
    PixelMask.checkSameSize(a, b);
    if (a.width() < GaussianWindow.SIZE || a.height() < GaussianWindow.SIZE) {
      throw new InputException(
          "SSIM needs images of at least 11 x 11 pixels, found " + a.width() + " x " + a.height());
    }
  }
}
