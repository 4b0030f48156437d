package dev.lift3d.core.geometry;

/**
 * The radial and tangential model of Brown and Conrady with OpenCV's rational radial part.
 *
 * <p>With r^2 = x^2 + y^2 and the radial factor g = (1 + k1 r^2 + k2 r^4 + k3 r^6) / (1 + k4 r^2 +
 * k5 r^4 + k6 r^6): x' = x g + 2 p1 x y + p2 (r^2 + 2 x^2), y' = y g + p1 (r^2 + 2 y^2) + 2 p2 x y.
 * Covers COLMAP's SIMPLE_RADIAL, RADIAL, OPENCV and FULL_OPENCV.
 */
public final class BrownLens implements Lens {
  /** Beyond this radius (84 degrees off the axis) nobody fits such a model. */
  private static final double WIDEST = 10;

  private final LensParameters p;
  private final double reach;

  /**
   * Creates the lens.
   *
   * @param parameters k1, k2, p1, p2, k3, k4, k5, k6: the order of OpenCV and FULL_OPENCV
   */
  public BrownLens(double[] parameters) {
    this.p = LensParameters.of(parameters, 8, "the OpenCV lens");
    this.reach = LensInversion.increasingUntil(this::radius, WIDEST);
  }

  private double radial(double r2) {
    double above = 1 + r2 * (p.at(0) + r2 * (p.at(1) + r2 * p.at(4)));
    double below = 1 + r2 * (p.at(5) + r2 * (p.at(6) + r2 * p.at(7)));
    return above / below;
  }

  private double radius(double r) {
    return r * radial(r * r);
  }

  @Override
  public Vec2 distort(double x, double y) {
    double r2 = x * x + y * y;
    double g = radial(r2);
    double p1 = p.at(2);
    double p2 = p.at(3);
    return new Vec2(
        x * g + 2 * p1 * x * y + p2 * (r2 + 2 * x * x),
        y * g + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y);
  }

  @Override
  public Vec2 undistort(double x, double y) {
    Vec2 seen = new Vec2(x, y);
    Vec2 start = LensInversion.alongRadius(this::radius, seen, reach);
    Vec2 ideal = LensInversion.solve(this::distort, seen, start);
    // The other side of the fold solves the equation too, but no ray comes from there.
    boolean beyond = Math.hypot(ideal.x(), ideal.y()) > 1.01 * reach;
    return beyond ? new Vec2(Double.NaN, Double.NaN) : ideal;
  }

  @Override
  public double reach() {
    return reach;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof BrownLens b && p.equals(b.p);
  }

  @Override
  public int hashCode() {
    return p.hashCode();
  }

  @Override
  public String toString() {
    return "BrownLens" + p;
  }
}
