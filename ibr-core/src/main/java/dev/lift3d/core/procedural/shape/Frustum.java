package dev.lift3d.core.procedural.shape;

import dev.lift3d.core.geometry.Vec3;

/** A solid round bar with flat ends: a cylinder, a cone or a cut cone along the frame's w. */
public final class Frustum extends Shape {
  private final double bottomRadius;
  private final double topRadius;
  private final double halfHeight;
  private final double middleRadius;
  private final double slope;

  /**
   * Creates a cut cone centred at the frame's origin.
   *
   * @param frame where it stands; its third axis is the bar's
   * @param bottomRadius radius at w = -halfHeight, not negative
   * @param topRadius radius at w = +halfHeight, not negative
   * @param halfHeight half the length, positive
   */
  public Frustum(Frame frame, double bottomRadius, double topRadius, double halfHeight) {
    super(frame, boundsOf(frame, bottomRadius, topRadius, halfHeight));
    if (!(bottomRadius >= 0 && topRadius >= 0 && bottomRadius + topRadius > 0 && halfHeight > 0)) {
      throw new IllegalArgumentException(
          "a frustum needs radii and a height, found "
              + bottomRadius
              + ", "
              + topRadius
              + ", "
              + halfHeight);
    }
    this.bottomRadius = bottomRadius;
    this.topRadius = topRadius;
    this.halfHeight = halfHeight;
    this.middleRadius = (bottomRadius + topRadius) / 2;
    this.slope = (topRadius - bottomRadius) / (2 * halfHeight);
  }

  /**
   * Creates a capped cylinder.
   *
   * @param frame where it stands; its third axis is the cylinder's
   * @param radius positive
   * @param halfHeight half the length, positive
   * @return the cylinder
   */
  public static Frustum cylinder(Frame frame, double radius, double halfHeight) {
    return new Frustum(frame, radius, radius, halfHeight);
  }

  private static Bounds boundsOf(Frame f, double bottom, double top, double h) {
    return disc(f.shifted(0, 0, -h), bottom).union(disc(f.shifted(0, 0, h), top)).grown(1e-9);
  }

  private static Bounds disc(Frame f, double radius) {
    return Bounds.around(
        f.origin(),
        new Vec3(
            radius * Math.sqrt(Math.max(0, 1 - f.wx * f.wx)),
            radius * Math.sqrt(Math.max(0, 1 - f.wy * f.wy)),
            radius * Math.sqrt(Math.max(0, 1 - f.wz * f.wz))));
  }

  @Override
  public double intersect(Ray ray, double tMin, double tMax) {
    Frame f = frame;
    double px = ray.ox - f.cx;
    double py = ray.oy - f.cy;
    double pz = ray.oz - f.cz;
    double dx = ray.dx * f.ux + ray.dy * f.uy + ray.dz * f.uz;
    double dy = ray.dx * f.vx + ray.dy * f.vy + ray.dz * f.vz;
    double dz = ray.dx * f.wx + ray.dy * f.wy + ray.dz * f.wz;
    // Measure from the point nearest the centre, so that far small bars do not cancel.
    double shift = -(px * ray.dx + py * ray.dy + pz * ray.dz) / (dx * dx + dy * dy + dz * dz);
    px += shift * ray.dx;
    py += shift * ray.dy;
    pz += shift * ray.dz;
    double ox = px * f.ux + py * f.uy + pz * f.uz;
    double oy = px * f.vx + py * f.vy + pz * f.vz;
    double oz = px * f.wx + py * f.wy + pz * f.wz;
    double low = tMin - shift;
    double high = tMax - shift;
    double best = high;

    // side: x^2 + y^2 = (middle + slope z)^2
    double r0 = middleRadius + slope * oz;
    double r1 = slope * dz;
    double a = dx * dx + dy * dy - r1 * r1;
    double b = ox * dx + oy * dy - r0 * r1;
    double c = ox * ox + oy * oy - r0 * r0;
    double h = b * b - a * c;
    if (h > 0) {
      double q = -(b + (b > 0 ? Math.sqrt(h) : -Math.sqrt(h)));
      double first = q / a;
      double second = c / q;
      best = onSide(first, oz, dz, low) && first < best ? first : best;
      best = onSide(second, oz, dz, low) && second < best ? second : best;
    }
    double cap = (halfHeight - oz) / dz;
    best = inCap(ox + cap * dx, oy + cap * dy, topRadius) && cap > low && cap < best ? cap : best;
    cap = (-halfHeight - oz) / dz;
    best =
        inCap(ox + cap * dx, oy + cap * dy, bottomRadius) && cap > low && cap < best ? cap : best;
    return best < high ? best + shift : Double.POSITIVE_INFINITY;
  }

  private boolean onSide(double t, double oz, double dz, double low) {
    double z = oz + t * dz;
    return t > low && z >= -halfHeight && z <= halfHeight;
  }

  private static boolean inCap(double x, double y, double radius) {
    return x * x + y * y <= radius * radius;
  }

  @Override
  public void describe(Ray ray, double t, SurfacePoint out) {
    locate(ray, t, out);
    double rho = Math.sqrt(out.localX * out.localX + out.localY * out.localY);
    double toSide = Math.abs(rho - (middleRadius + slope * out.localZ));
    double toCap = halfHeight - Math.abs(out.localZ);
    if (Math.abs(toCap) < toSide) {
      double up = out.localZ > 0 ? 1 : -1;
      out.face = up > 0 ? 2 : 1;
      out.nx = 0;
      out.ny = 0;
      out.nz = up;
      out.tx = up;
      out.ty = 0;
      out.tz = 0;
      out.u = up * out.localX;
      out.v = out.localY;
    } else {
      double scale = 1 / Math.sqrt(1 + slope * slope);
      double inverse = rho > 0 ? scale / rho : 0;
      out.nx = out.localX * inverse;
      out.ny = out.localY * inverse;
      out.nz = -slope * scale;
      out.u = Angles.atan2(out.localY, out.localX) * middleRadius;
      out.v = out.localZ;
      Angles.tangentAroundAxis(out);
    }
    turnIntoWorld(out);
  }
}
