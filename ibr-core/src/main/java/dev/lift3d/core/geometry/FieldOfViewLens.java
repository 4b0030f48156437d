package dev.lift3d.core.geometry;

import dev.lift3d.core.InputException;

/**
 * The one-parameter lens of Devernay and Faugeras, "Straight lines have to be straight" (2001): r'
 * = atan(2 r tan(omega / 2)) / omega. COLMAP's FOV.
 *
 * @param omega the field of view in radians; not negative, below pi; 0 is the pinhole
 */
public record FieldOfViewLens(double omega) implements Lens {
  private static final double SMALL = 1e-4;

  /** Checks the range of omega. */
  public FieldOfViewLens {
    if (!(omega >= 0 && omega < Math.PI)) {
      throw new InputException("the FOV lens needs 0 <= omega < pi, found " + omega);
    }
  }

  @Override
  public Vec2 distort(double x, double y) {
    double r = Math.hypot(x, y);
    if (r < 1e-12 || omega < SMALL) {
      double factor = omega < SMALL ? 1 : 2 * Math.tan(omega / 2) / omega;
      return new Vec2(x * factor, y * factor);
    }
    double factor = Math.atan(2 * r * Math.tan(omega / 2)) / (r * omega);
    return new Vec2(x * factor, y * factor);
  }

  @Override
  public Vec2 undistort(double x, double y) {
    double r = Math.hypot(x, y);
    if (omega < SMALL) {
      return new Vec2(x, y);
    }
    if (r * omega >= Math.PI / 2) {
      return new Vec2(Double.NaN, Double.NaN);
    }
    double half = 2 * Math.tan(omega / 2);
    double factor = r < 1e-12 ? omega / half : Math.tan(r * omega) / (r * half);
    return new Vec2(x * factor, y * factor);
  }

  @Override
  public double reach() {
    return Double.POSITIVE_INFINITY;
  }
}
