package dev.lift3d.core.procedural.shape;

import dev.lift3d.core.geometry.Vec3;

/** A solid box, turned as one likes. */
public final class Box extends Shape {
  private final double hx;
  private final double hy;
  private final double hz;

  /**
   * Creates a box centred at the frame's origin.
   *
   * @param frame where it stands
   * @param half half its size along the frame's axes, all positive
   */
  public Box(Frame frame, Vec3 half) {
    super(frame, boundsOf(frame, half));
    if (!(half.x() > 0 && half.y() > 0 && half.z() > 0)) {
      throw new IllegalArgumentException("a box needs positive sizes, found " + half);
    }
    this.hx = half.x();
    this.hy = half.y();
    this.hz = half.z();
  }

  static Bounds boundsOf(Frame f, Vec3 h) {
    Vec3 reach =
        new Vec3(
            Math.abs(f.ux) * h.x() + Math.abs(f.vx) * h.y() + Math.abs(f.wx) * h.z(),
            Math.abs(f.uy) * h.x() + Math.abs(f.vy) * h.y() + Math.abs(f.wy) * h.z(),
            Math.abs(f.uz) * h.x() + Math.abs(f.vz) * h.y() + Math.abs(f.wz) * h.z());
    return Bounds.around(f.origin(), reach).grown(1e-9);
  }

  @Override
  public double intersect(Ray ray, double tMin, double tMax) {
    Frame f = frame;
    double px = ray.ox - f.cx;
    double py = ray.oy - f.cy;
    double pz = ray.oz - f.cz;
    double enter = Double.NEGATIVE_INFINITY;
    double leave = Double.POSITIVE_INFINITY;

    double o = px * f.ux + py * f.uy + pz * f.uz;
    double inv = inverse(ray.dx * f.ux + ray.dy * f.uy + ray.dz * f.uz);
    double reach = hx * Math.abs(inv);
    double middle = -o * inv;
    enter = middle - reach > enter ? middle - reach : enter;
    leave = middle + reach < leave ? middle + reach : leave;

    o = px * f.vx + py * f.vy + pz * f.vz;
    inv = inverse(ray.dx * f.vx + ray.dy * f.vy + ray.dz * f.vz);
    reach = hy * Math.abs(inv);
    middle = -o * inv;
    enter = middle - reach > enter ? middle - reach : enter;
    leave = middle + reach < leave ? middle + reach : leave;

    o = px * f.wx + py * f.wy + pz * f.wz;
    inv = inverse(ray.dx * f.wx + ray.dy * f.wy + ray.dz * f.wz);
    reach = hz * Math.abs(inv);
    middle = -o * inv;
    enter = middle - reach > enter ? middle - reach : enter;
    leave = middle + reach < leave ? middle + reach : leave;

    if (!(enter < leave)) {
      return Double.POSITIVE_INFINITY;
    }
    double t = enter > tMin ? enter : leave;
    return t > tMin && t < tMax ? t : Double.POSITIVE_INFINITY;
  }

  // A ray exactly along a face gets a huge finite inverse: 0 * infinity would lose the slab.
  private static double inverse(double d) {
    return d == 0 ? 1e300 : 1 / d;
  }

  @Override
  public void describe(Ray ray, double t, SurfacePoint out) {
    locate(ray, t, out);
    double ax = Math.abs(out.localX) / hx;
    double ay = Math.abs(out.localY) / hy;
    double az = Math.abs(out.localZ) / hz;
    out.nx = 0;
    out.ny = 0;
    out.nz = 0;
    out.tx = 0;
    out.ty = 0;
    out.tz = 0;
    if (ax >= ay && ax >= az) {
      double side = out.localX > 0 ? 1 : -1;
      out.face = side > 0 ? 1 : 0;
      out.nx = side;
      out.ty = side;
      out.u = side * out.localY;
      out.v = out.localZ;
    } else if (ay >= az) {
      double side = out.localY > 0 ? 1 : -1;
      out.face = side > 0 ? 3 : 2;
      out.ny = side;
      out.tx = -side;
      out.u = -side * out.localX;
      out.v = out.localZ;
    } else {
      double side = out.localZ > 0 ? 1 : -1;
      out.face = side > 0 ? 5 : 4;
      out.nz = side;
      out.tx = side;
      out.u = side * out.localX;
      out.v = out.localY;
    }
    turnIntoWorld(out);
  }
}
