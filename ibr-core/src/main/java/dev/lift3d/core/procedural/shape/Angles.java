package dev.lift3d.core.procedural.shape;

/** Angles for surface coordinates, from arithmetic that every machine does alike. */
final class Angles {
  private Angles() {}

  /**
   * The angle of (x, y), to about 1e-5 radians: enough for a texture, ten times faster than {@link
   * StrictMath#atan2}. Polynomial of Abramowitz and Stegun, 4.4.49.
   *
   * @param y second coordinate
   * @param x first coordinate
   * @return angle in [-pi, pi], 0 at the origin
   */
  static double atan2(double y, double x) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double large = ax > ay ? ax : ay;
    double small = ax > ay ? ay : ax;
    if (large == 0) {
      return 0;
    }
    double r = small / large;
    double s = r * r;
    double angle =
        r * (0.9998660 + s * (-0.3302995 + s * (0.1801410 + s * (-0.0851330 + s * 0.0208351))));
    angle = ay > ax ? Math.PI / 2 - angle : angle;
    angle = x < 0 ? Math.PI - angle : angle;
    return y < 0 ? -angle : angle;
  }

  /**
   * Sets the tangent of a surface of revolution: square to the local third axis and to the normal.
   *
   * @param out local position and local normal are set
   */
  static void tangentAroundAxis(SurfacePoint out) {
    double tx = -out.ny;
    double ty = out.nx;
    double norm = Math.sqrt(tx * tx + ty * ty);
    out.tz = 0;
    if (norm < 1e-9) {
      out.tx = 1;
      out.ty = 0;
      return;
    }
    out.tx = tx / norm;
    out.ty = ty / norm;
  }
}
