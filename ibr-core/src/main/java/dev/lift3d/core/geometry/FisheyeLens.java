package dev.lift3d.core.geometry;

/**
 * Lenses that image the angle: an ideal point at radius r first moves to radius theta = atan(r),
 * then a polynomial, tangential and thin-prism part moves it further.
 *
 * <p>With (u, v) the point at radius theta and g = 1 + k1 theta^2 + k2 theta^4 + k3 theta^6 + k4
 * theta^8: x' = u g + 2 p1 u v + p2 (theta^2 + 2 u^2) + sx theta^2, y' = v g + 2 p2 u v + p1
 * (theta^2 + 2 v^2) + sy theta^2. Covers COLMAP's SIMPLE_RADIAL_FISHEYE, RADIAL_FISHEYE,
 * OPENCV_FISHEYE and THIN_PRISM_FISHEYE. Only rays in front of the camera are described.
 */
public final class FisheyeLens implements Lens {
  /** A hair below a right angle: such a ray leaves the pinhole's image plane. */
  private static final double WIDEST_ANGLE = 1.5607;

  private final LensParameters p;
  private final double widest;

  /**
   * Creates the lens.
   *
   * @param parameters k1, k2, p1, p2, k3, k4, sx, sy: the order of THIN_PRISM_FISHEYE
   */
  public FisheyeLens(double[] parameters) {
    this.p = LensParameters.of(parameters, 8, "the fisheye lens");
    this.widest = LensInversion.increasingUntil(this::radius, WIDEST_ANGLE);
  }

  /**
   * A fisheye without tangential part, as OpenCV's fisheye module has it.
   *
   * @param k1 factor of theta^2
   * @param k2 factor of theta^4
   * @param k3 factor of theta^6
   * @param k4 factor of theta^8
   * @return the lens
   */
  public static FisheyeLens radial(double k1, double k2, double k3, double k4) {
    return new FisheyeLens(new double[] {k1, k2, 0, 0, k3, k4, 0, 0});
  }

  private double radial(double t2) {
    return 1 + t2 * (p.at(0) + t2 * (p.at(1) + t2 * (p.at(4) + t2 * p.at(5))));
  }

  private double radius(double theta) {
    return theta * radial(theta * theta);
  }

  private Vec2 bend(double u, double v) {
    double t2 = u * u + v * v;
    double g = radial(t2);
    double p1 = p.at(2);
    double p2 = p.at(3);
    return new Vec2(
        u * g + 2 * p1 * u * v + p2 * (t2 + 2 * u * u) + p.at(6) * t2,
        v * g + 2 * p2 * u * v + p1 * (t2 + 2 * v * v) + p.at(7) * t2);
  }

  @Override
  public Vec2 distort(double x, double y) {
    double r = Math.hypot(x, y);
    double scale = r < 1e-9 ? 1 : Math.atan(r) / r;
    return bend(x * scale, y * scale);
  }

  @Override
  public Vec2 undistort(double x, double y) {
    Vec2 seen = new Vec2(x, y);
    Vec2 start = LensInversion.alongRadius(this::radius, seen, widest);
    Vec2 angle = LensInversion.solve(this::bend, seen, start);
    double theta = Math.hypot(angle.x(), angle.y());
    if (!(theta < widest)) {
      return new Vec2(Double.NaN, Double.NaN);
    }
    double scale = theta < 1e-9 ? 1 : Math.tan(theta) / theta;
    return new Vec2(angle.x() * scale, angle.y() * scale);
  }

  @Override
  public double reach() {
    return Math.tan(widest);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof FisheyeLens f && p.equals(f.p);
  }

  @Override
  public int hashCode() {
    return 31 * p.hashCode() + 1;
  }

  @Override
  public String toString() {
    return "FisheyeLens" + p;
  }
}
