package dev.lift3d.core.geometry;

/**
 * How a lens departs from a pinhole.
 *
 * <p>A lens moves points of the plane at depth 1: the ideal point (x, y) = (X/Z, Y/Z) of a ray is
 * seen at {@link #distort}(x, y); focal lengths and principal point apply afterwards. A lens has no
 * unit and does not depend on the size of the image.
 *
 * <p>The models and the order of their parameters are those of COLMAP's and OpenCV's public
 * documentation.
 */
public sealed interface Lens permits NoLens, BrownLens, FisheyeLens, FieldOfViewLens {
  /** No distortion: the pinhole itself. */
  Lens NONE = new NoLens();

  /**
   * Where the lens puts an ideal point.
   *
   * @param x X/Z of the ray
   * @param y Y/Z of the ray
   * @return the distorted point
   */
  Vec2 distort(double x, double y);

  /**
   * The ideal point that the lens puts at a distorted one: the inverse of {@link #distort} within
   * {@link #reach}.
   *
   * @param x distorted coordinate
   * @param y distorted coordinate
   * @return the ideal point; NaN coordinates where no ray arrives there
   */
  Vec2 undistort(double x, double y);

  /**
   * How far from the axis the lens can be undone: beyond this radius of the ideal plane the model
   * folds back on itself and describes no lens.
   *
   * @return a radius in the plane at depth 1, possibly infinite
   */
  double reach();

  /**
   * Radial distortion by a polynomial of the squared radius.
   *
   * @param k1 factor of r^2
   * @param k2 factor of r^4
   * @return COLMAP's SIMPLE_RADIAL (k2 = 0) and RADIAL
   */
  static Lens radial(double k1, double k2) {
    return brown(k1, k2, 0, 0);
  }

  /**
   * Radial and tangential distortion.
   *
   * @param k1 factor of r^2
   * @param k2 factor of r^4
   * @param p1 tangential, first
   * @param p2 tangential, second
   * @return COLMAP's OPENCV; {@link #NONE} if all are zero
   */
  static Lens brown(double k1, double k2, double p1, double p2) {
    boolean none = k1 == 0 && k2 == 0 && p1 == 0 && p2 == 0;
    return none ? NONE : new BrownLens(new double[] {k1, k2, p1, p2, 0, 0, 0, 0});
  }
}
