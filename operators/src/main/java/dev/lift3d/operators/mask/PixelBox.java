package dev.lift3d.operators.mask;

/**
 * A box of pixel indices. Of masks, right and bottom are the last column and row inside; of crops,
 * one past them.
 *
 * @param left x0
 * @param top y0
 * @param right x1, not below left
 * @param bottom y1, not below top
 */
public record PixelBox(int left, int top, int right, int bottom) {
  /** The box of an empty mask. */
  public static final PixelBox NONE = new PixelBox(0, 0, 0, 0);

  /** Checks that it is not turned around. */
  public PixelBox {
    if (left > right || top > bottom) {
      throw new IllegalArgumentException(
          "a box is left, top, right, bottom, found %d, %d, %d, %d"
              .formatted(left, top, right, bottom));
    }
  }

  /**
   * Its size, as suppression counts it: right minus left times bottom minus top.
   *
   * @return the area
   */
  public long area() {
    return (long) (right - left) * (bottom - top);
  }

  /**
   * The share that two boxes have in common.
   *
   * @param other another box
   * @return intersection over union of the areas; NaN for two boxes without area
   */
  public double overlap(PixelBox other) {
    long width = Math.max(0, Math.min(right, other.right) - Math.max(left, other.left));
    long height = Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
    long common = width * height;
    return (double) common / (area() + other.area() - common);
  }

  /**
   * The box somewhere else.
   *
   * @param right columns to the right
   * @param down rows down
   * @return the moved box
   */
  public PixelBox moved(int right, int down) {
    return new PixelBox(left + right, top + down, this.right + right, bottom + down);
  }

  /**
   * Whether a side lies near the same side of a crop that cuts the picture there: what is found is
   * then a part of something.
   *
   * @param crop the crop, one past the last pixel
   * @param picture the whole picture, likewise
   * @param tolerance in pixels
   * @return true if so
   */
  public boolean cutBy(PixelBox crop, PixelBox picture, double tolerance) {
    return cut(left, crop.left, picture.left, tolerance)
        || cut(top, crop.top, picture.top, tolerance)
        || cut(right, crop.right, picture.right, tolerance)
        || cut(bottom, crop.bottom, picture.bottom, tolerance);
  }

  private static boolean cut(int side, int crop, int picture, double tolerance) {
    return Math.abs(side - crop) <= tolerance && Math.abs(side - picture) > tolerance;
  }
}
