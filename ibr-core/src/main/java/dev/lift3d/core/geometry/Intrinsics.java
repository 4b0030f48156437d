package dev.lift3d.core.geometry;

import dev.lift3d.core.InputException;

/**
 * A pinhole's inner geometry, all in pixels; pixel (col, row) has its centre at (col + 0.5, row +
 * 0.5).
 *
 * @param fx focal length along x, positive
 * @param fy focal length along y, positive
 * @param cx principal point, x
 * @param cy principal point, y
 * @param width image width, at least 1
 * @param height image height, at least 1
 */
public record Intrinsics(double fx, double fy, double cx, double cy, int width, int height) {
  /** Checks that the focal lengths are positive, all numbers finite and the image not empty. */
  public Intrinsics {
    if (!(fx > 0 && fy > 0 && Double.isFinite(fx) && Double.isFinite(fy))) {
      throw new InputException(
          "focal lengths must be positive and finite, found " + fx + ", " + fy);
    }
    if (!Double.isFinite(cx) || !Double.isFinite(cy)) {
      throw new InputException("principal point must be finite, found " + cx + ", " + cy);
    }
    if (width < 1 || height < 1) {
      throw new InputException("image size must be positive, found " + width + " x " + height);
    }
  }

  /**
   * The same field of view at another image size; the two axes scale on their own.
   *
   * @param newWidth width in pixels
   * @param newHeight height in pixels
   * @return the scaled intrinsics
   */
  public Intrinsics resized(int newWidth, int newHeight) {
    double sx = (double) newWidth / width;
    double sy = (double) newHeight / height;
    return new Intrinsics(fx * sx, fy * sy, cx * sx, cy * sy, newWidth, newHeight);
  }

  /**
   * The part of the image that starts at (left, top).
   *
   * @param left first column kept
   * @param top first row kept
   * @param newWidth width of the part
   * @param newHeight height of the part
   * @return intrinsics of the cropped image
   */
  public Intrinsics cropped(int left, int top, int newWidth, int newHeight) {
    return new Intrinsics(fx, fy, cx - left, cy - top, newWidth, newHeight);
  }
}
