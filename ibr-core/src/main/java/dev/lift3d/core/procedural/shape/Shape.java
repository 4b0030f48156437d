package dev.lift3d.core.procedural.shape;

/** A surface that a ray can hit. Immutable; safe to share between threads. */
public abstract class Shape {
  /** Where the shape stands. */
  protected final Frame frame;

  private final Bounds bounds;

  /**
   * Creates the shape.
   *
   * @param frame where it stands
   * @param bounds a box along the world's axes that holds it
   */
  protected Shape(Frame frame, Bounds bounds) {
    this.frame = frame;
    this.bounds = bounds;
  }

  /**
   * The first hit of a ray between two parameters. A ray that starts inside a solid hits the inner
   * side of its surface.
   *
   * @param ray the ray
   * @param tMin hits at or before this are ignored
   * @param tMax hits at or beyond this are ignored
   * @return t of the hit, or positive infinity
   */
  public abstract double intersect(Ray ray, double tMin, double tMax);

  /**
   * Describes the surface at a hit: fills position, outward normal, tangents and surface
   * coordinates.
   *
   * @param ray the ray that hit
   * @param t what {@link #intersect} returned
   * @param out filled
   */
  public abstract void describe(Ray ray, double t, SurfacePoint out);

  /**
   * The frame.
   *
   * @return where the shape stands
   */
  public final Frame frame() {
    return frame;
  }

  /**
   * The bounds.
   *
   * @return a box along the world's axes that holds the shape
   */
  public final Bounds bounds() {
    return bounds;
  }

  /**
   * Fills the hit's position in the world and in the shape's own coordinates.
   *
   * @param ray the ray that hit
   * @param t where
   * @param out filled
   */
  protected final void locate(Ray ray, double t, SurfacePoint out) {
    out.x = ray.ox + t * ray.dx;
    out.y = ray.oy + t * ray.dy;
    out.z = ray.oz + t * ray.dz;
    double px = out.x - frame.cx;
    double py = out.y - frame.cy;
    double pz = out.z - frame.cz;
    out.localX = px * frame.ux + py * frame.uy + pz * frame.uz;
    out.localY = px * frame.vx + py * frame.vy + pz * frame.vz;
    out.localZ = px * frame.wx + py * frame.wy + pz * frame.wz;
    out.face = 0;
  }

  /**
   * Turns a normal and a tangent of the shape's own coordinates into the world and completes them
   * with the second tangent.
   *
   * @param out its normal and tangent are in local coordinates, of unit length
   */
  protected final void turnIntoWorld(SurfacePoint out) {
    double nx = out.nx;
    double ny = out.ny;
    double nz = out.nz;
    out.nx = nx * frame.ux + ny * frame.vx + nz * frame.wx;
    out.ny = nx * frame.uy + ny * frame.vy + nz * frame.wy;
    out.nz = nx * frame.uz + ny * frame.vz + nz * frame.wz;
    double tx = out.tx;
    double ty = out.ty;
    double tz = out.tz;
    out.tx = tx * frame.ux + ty * frame.vx + tz * frame.wx;
    out.ty = tx * frame.uy + ty * frame.vy + tz * frame.wy;
    out.tz = tx * frame.uz + ty * frame.vz + tz * frame.wz;
    out.bx = out.ny * out.tz - out.nz * out.ty;
    out.by = out.nz * out.tx - out.nx * out.tz;
    out.bz = out.nx * out.ty - out.ny * out.tx;
  }
}
