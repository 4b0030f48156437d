package dev.lift3d.operators.mask;

import dev.lift3d.core.image.Image;

/**
 * A set of a picture's pixels.
 *
 * <p>The array is the mask's own memory, shared with whoever holds it; treat it as read-only.
 *
 * @param width pixels a row
 * @param height rows
 * @param pixels W x H, row by row, true inside
 */
public record BinaryMask(int width, int height, boolean[] pixels) {
  /** Checks that the array holds exactly the picture. */
  public BinaryMask {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "a mask of " + width + " x " + height + " pixels, found " + pixels.length);
    }
  }

  /**
   * The pixels above a threshold.
   *
   * @param logits H x W x 1
   * @param threshold what inside must exceed, 0 for logits
   * @return the mask
   */
  public static BinaryMask above(Image logits, double threshold) {
    if (logits.channels() != 1) {
      throw new IllegalArgumentException(
          "a mask has 1 logit a pixel, found " + logits.channels() + " channels");
    }
    boolean[] pixels = new boolean[logits.data().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = logits.data()[i] > threshold;
    }
    return new BinaryMask(logits.width(), logits.height(), pixels);
  }

  /**
   * How large it is.
   *
   * @return pixels inside
   */
  public int area() {
    int area = 0;
    for (boolean inside : pixels) {
      area += inside ? 1 : 0;
    }
    return area;
  }

  /**
   * Its place.
   *
   * @return first and last column and row inside; all zero if nothing is inside
   */
  public PixelBox box() {
    int left = width;
    int top = height;
    int right = -1;
    int bottom = -1;
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        if (pixels[row * width + col]) {
          left = Math.min(left, col);
          right = Math.max(right, col);
          top = Math.min(top, row);
          bottom = row;
        }
      }
    }
    return right < 0 ? PixelBox.NONE : new PixelBox(left, top, right, bottom);
  }

  /**
   * The mask of a crop as one of the whole picture.
   *
   * @param left column of the crop's first pixel
   * @param top row of the crop's first pixel
   * @param wholeWidth pixels a row of the picture
   * @param wholeHeight rows of the picture
   * @return the mask, empty outside the crop
   */
  public BinaryMask within(int left, int top, int wholeWidth, int wholeHeight) {
    boolean[] whole = new boolean[Math.multiplyExact(wholeWidth, wholeHeight)];
    for (int row = 0; row < height; row++) {
      System.arraycopy(pixels, row * width, whole, (top + row) * wholeWidth + left, width);
    }
    return new BinaryMask(wholeWidth, wholeHeight, whole);
  }
}
