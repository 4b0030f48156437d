package dev.lift3d.core.procedural.shape;

import dev.lift3d.core.geometry.Vec3;

/** A ring in the plane of the frame's first two axes. */
public final class Torus extends Shape {
  private final double ring;
  private final double tube;

  /**
   * Creates a torus centred at the frame's origin.
   *
   * @param frame where it stands; its third axis is the ring's
   * @param ring distance from the centre to the middle of the tube
   * @param tube radius of the tube, positive and below {@code ring}
   */
  public Torus(Frame frame, double ring, double tube) {
    super(frame, boundsOf(frame, ring, tube));
    if (!(tube > 0 && ring > tube)) {
      throw new IllegalArgumentException(
          "a torus needs ring > tube > 0, found " + ring + ", " + tube);
    }
    this.ring = ring;
    this.tube = tube;
  }

  private static Bounds boundsOf(Frame f, double ring, double tube) {
    return Bounds.around(
            f.origin(),
            new Vec3(
                ring * Math.sqrt(Math.max(0, 1 - f.wx * f.wx)),
                ring * Math.sqrt(Math.max(0, 1 - f.wy * f.wy)),
                ring * Math.sqrt(Math.max(0, 1 - f.wz * f.wz))))
        .grown(tube + 1e-9);
  }

  /** Solves the quartic in units of the distance along the ray from its closest approach. */
  @Override
  public double intersect(Ray ray, double tMin, double tMax) {
    Frame f = frame;
    double px = ray.ox - f.cx;
    double py = ray.oy - f.cy;
    double pz = ray.oz - f.cz;
    double length = Math.sqrt(ray.dx * ray.dx + ray.dy * ray.dy + ray.dz * ray.dz);
    double gx = ray.dx / length;
    double gy = ray.dy / length;
    double gz = ray.dz / length;
    double shift = -(px * gx + py * gy + pz * gz);
    px += shift * gx;
    py += shift * gy;
    pz += shift * gz;
    double m = px * px + py * py + pz * pz;
    double reach = ring + tube;
    if (m >= reach * reach) {
      return Double.POSITIVE_INFINITY;
    }
    double span = Math.sqrt(reach * reach - m);
    double low = Math.max(-span, tMin * length - shift);
    double high = Math.min(span, tMax * length - shift);
    double oz = px * f.wx + py * f.wy + pz * f.wz;
    double dz = gx * f.wx + gy * f.wy + gz * f.wz;
    // (s^2 + k)^2 = 4 R^2 (rho^2), rho^2 = s^2 + m - (oz + s dz)^2, with o . d = 0
    double k = m + ring * ring - tube * tube;
    double r4 = 4 * ring * ring;
    double s =
        Quartic.firstRoot(
            2 * k - r4 * (1 - dz * dz), 2 * r4 * oz * dz, k * k - r4 * (m - oz * oz), low, high);
    return (s + shift) / length;
  }

  @Override
  public void describe(Ray ray, double t, SurfacePoint out) {
    locate(ray, t, out);
    double rho = Math.sqrt(out.localX * out.localX + out.localY * out.localY);
    double outwards = rho - ring;
    double cx = rho > 0 ? out.localX / rho : 1;
    double cy = rho > 0 ? out.localY / rho : 0;
    double scale = 1 / Math.sqrt(outwards * outwards + out.localZ * out.localZ);
    out.nx = cx * outwards * scale;
    out.ny = cy * outwards * scale;
    out.nz = out.localZ * scale;
    out.tx = -cy;
    out.ty = cx;
    out.tz = 0;
    out.u = Angles.atan2(out.localY, out.localX) * ring;
    out.v = Angles.atan2(out.localZ, outwards) * tube;
    turnIntoWorld(out);
  }
}
