package dev.lift3d.core.procedural.shape;

import dev.lift3d.core.geometry.Vec3;
import java.util.List;

/** A flat rectangle with rectangular openings: walls, floors. Seen from both sides. */
public final class Rectangle extends Shape {
  /**
   * A hole, in the rectangle's coordinates.
   *
   * @param minU smallest u
   * @param minV smallest v
   * @param maxU largest u
   * @param maxV largest v
   */
  public record Opening(double minU, double minV, double maxU, double maxV) {}

  private final double halfU;
  private final double halfV;
  private final Opening[] openings;

  /**
   * Creates a rectangle in the plane of the frame's first two axes, centred at its origin.
   *
   * @param frame where it stands; the third axis is the normal
   * @param halfU half its size along u
   * @param halfV half its size along v
   * @param openings holes
   */
  public Rectangle(Frame frame, double halfU, double halfV, List<Opening> openings) {
    super(frame, Box.boundsOf(frame, new Vec3(halfU, halfV, 0)));
    this.halfU = halfU;
    this.halfV = halfV;
    this.openings = openings.toArray(new Opening[0]);
  }

  /**
   * Creates a rectangle without openings.
   *
   * @param frame where it stands; the third axis is the normal
   * @param halfU half its size along u
   * @param halfV half its size along v
   */
  public Rectangle(Frame frame, double halfU, double halfV) {
    this(frame, halfU, halfV, List.of());
  }

  @Override
  public double intersect(Ray ray, double tMin, double tMax) {
    Frame f = frame;
    double px = ray.ox - f.cx;
    double py = ray.oy - f.cy;
    double pz = ray.oz - f.cz;
    double t =
        -(px * f.wx + py * f.wy + pz * f.wz) / (ray.dx * f.wx + ray.dy * f.wy + ray.dz * f.wz);
    if (!(t > tMin && t < tMax)) {
      return Double.POSITIVE_INFINITY;
    }
    px += t * ray.dx;
    py += t * ray.dy;
    pz += t * ray.dz;
    double u = px * f.ux + py * f.uy + pz * f.uz;
    double v = px * f.vx + py * f.vy + pz * f.vz;
    if (u < -halfU || u > halfU || v < -halfV || v > halfV) {
      return Double.POSITIVE_INFINITY;
    }
    for (Opening o : openings) {
      if (u > o.minU && u < o.maxU && v > o.minV && v < o.maxV) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return t;
  }

  @Override
  public void describe(Ray ray, double t, SurfacePoint out) {
    locate(ray, t, out);
    out.u = out.localX;
    out.v = out.localY;
    out.nx = frame.wx;
    out.ny = frame.wy;
    out.nz = frame.wz;
    out.tx = frame.ux;
    out.ty = frame.uy;
    out.tz = frame.uz;
    out.bx = frame.vx;
    out.by = frame.vy;
    out.bz = frame.vz;
  }
}
