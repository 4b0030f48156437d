package dev.lift3d.core.procedural.shape;

import dev.lift3d.core.geometry.Vec3;

/** A solid ellipsoid; with three equal radii, a sphere. */
public final class Ellipsoid extends Shape {
  private final double rx;
  private final double ry;
  private final double rz;

  /**
   * Creates an ellipsoid centred at the frame's origin.
   *
   * @param frame where it stands
   * @param radii along the frame's axes, all positive
   */
  public Ellipsoid(Frame frame, Vec3 radii) {
    super(frame, boundsOf(frame, radii));
    if (!(radii.x() > 0 && radii.y() > 0 && radii.z() > 0)) {
      throw new IllegalArgumentException("an ellipsoid needs positive radii, found " + radii);
    }
    this.rx = radii.x();
    this.ry = radii.y();
    this.rz = radii.z();
  }

  /**
   * Creates a sphere.
   *
   * @param frame where it stands
   * @param radius positive
   * @return the sphere
   */
  public static Ellipsoid sphere(Frame frame, double radius) {
    return new Ellipsoid(frame, new Vec3(radius, radius, radius));
  }

  private static Bounds boundsOf(Frame f, Vec3 r) {
    Vec3 u = f.axisU().times(r.x());
    Vec3 v = f.axisV().times(r.y());
    Vec3 w = f.axisW().times(r.z());
    Vec3 reach =
        new Vec3(
            Math.sqrt(u.x() * u.x() + v.x() * v.x() + w.x() * w.x()),
            Math.sqrt(u.y() * u.y() + v.y() * v.y() + w.y() * w.y()),
            Math.sqrt(u.z() * u.z() + v.z() * v.z() + w.z() * w.z()));
    return Bounds.around(f.origin(), reach).grown(1e-9);
  }

  @Override
  public double intersect(Ray ray, double tMin, double tMax) {
    Frame f = frame;
    double px = ray.ox - f.cx;
    double py = ray.oy - f.cy;
    double pz = ray.oz - f.cz;
    double ox = (px * f.ux + py * f.uy + pz * f.uz) / rx;
    double oy = (px * f.vx + py * f.vy + pz * f.vz) / ry;
    double oz = (px * f.wx + py * f.wy + pz * f.wz) / rz;
    double dx = (ray.dx * f.ux + ray.dy * f.uy + ray.dz * f.uz) / rx;
    double dy = (ray.dx * f.vx + ray.dy * f.vy + ray.dz * f.vz) / ry;
    double dz = (ray.dx * f.wx + ray.dy * f.wy + ray.dz * f.wz) / rz;
    double a = dx * dx + dy * dy + dz * dz;
    double closest = -(ox * dx + oy * dy + oz * dz) / a;
    // distance to the centre at the closest approach: no cancellation for far small spheres
    double qx = ox + closest * dx;
    double qy = oy + closest * dy;
    double qz = oz + closest * dz;
    double h = 1 - (qx * qx + qy * qy + qz * qz);
    if (!(h > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double half = Math.sqrt(h / a);
    double t = closest - half > tMin ? closest - half : closest + half;
    return t > tMin && t < tMax ? t : Double.POSITIVE_INFINITY;
  }

  @Override
  public void describe(Ray ray, double t, SurfacePoint out) {
    locate(ray, t, out);
    double nx = out.localX / (rx * rx);
    double ny = out.localY / (ry * ry);
    double nz = out.localZ / (rz * rz);
    double scale = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
    out.nx = nx * scale;
    out.ny = ny * scale;
    out.nz = nz * scale;
    out.u = Angles.atan2(out.localY / ry, out.localX / rx) * (rx + ry) * 0.5;
    double rho =
        Math.sqrt(out.localX * out.localX / (rx * rx) + out.localY * out.localY / (ry * ry));
    out.v = Angles.atan2(out.localZ / rz, rho) * rz;
    Angles.tangentAroundAxis(out);
    turnIntoWorld(out);
  }
}
