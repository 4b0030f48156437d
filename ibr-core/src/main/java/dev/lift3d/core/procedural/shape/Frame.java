package dev.lift3d.core.procedural.shape;

import dev.lift3d.core.geometry.Vec3;

/**
 * Where a shape stands and how it is turned: a rigid motion from the shape's own coordinates to the
 * world's. Immutable.
 */
public final class Frame {
  /** The world's own frame. */
  public static final Frame WORLD = at(0, 0, 0);

  final double cx;
  final double cy;
  final double cz;
  // the frame's axes u, v, w in the world
  final double ux;
  final double uy;
  final double uz;
  final double vx;
  final double vy;
  final double vz;
  final double wx;
  final double wy;
  final double wz;

  private Frame(Vec3 origin, Vec3 u, Vec3 v, Vec3 w) {
    cx = origin.x();
    cy = origin.y();
    cz = origin.z();
    ux = u.x();
    uy = u.y();
    uz = u.z();
    vx = v.x();
    vy = v.y();
    vz = v.z();
    wx = w.x();
    wy = w.y();
    wz = w.z();
  }

  /**
   * A frame with the world's axes.
   *
   * @param x origin, x
   * @param y origin, y
   * @param z origin, z
   * @return the frame
   */
  public static Frame at(double x, double y, double z) {
    return new Frame(new Vec3(x, y, z), new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1));
  }

  /**
   * A frame from its third axis and a hint for the second.
   *
   * @param origin origin in the world
   * @param w third axis, any length
   * @param vHint the second axis is the part of this that is square to w
   * @return the frame, right-handed
   */
  public static Frame ofAxes(Vec3 origin, Vec3 w, Vec3 vHint) {
    Vec3 third = w.unit();
    Vec3 first = vHint.cross(third);
    if (first.norm() < 1e-9) {
      first = (Math.abs(third.x()) < 0.9 ? new Vec3(1, 0, 0) : new Vec3(0, 1, 0)).cross(third);
    }
    first = first.unit();
    return new Frame(origin, first, third.cross(first), third);
  }

  /**
   * A frame placed inside this one: this motion after the inner one.
   *
   * @param inner in this frame's coordinates
   * @return the inner frame in the world
   */
  public Frame compose(Frame inner) {
    return new Frame(
        toWorld(inner.origin()),
        directionToWorld(inner.axisU()),
        directionToWorld(inner.axisV()),
        directionToWorld(inner.axisW()));
  }

  /**
   * This frame moved along its own axes.
   *
   * @param u along the first axis
   * @param v along the second axis
   * @param w along the third axis
   * @return the moved frame
   */
  public Frame shifted(double u, double v, double w) {
    return new Frame(toWorld(new Vec3(u, v, w)), axisU(), axisV(), axisW());
  }

  /**
   * This frame turned about its own third axis.
   *
   * @param radians counter-clockwise seen against the axis
   * @return the turned frame
   */
  public Frame turned(double radians) {
    double c = StrictMath.cos(radians);
    double s = StrictMath.sin(radians);
    Vec3 u = axisU().times(c).plus(axisV().times(s));
    Vec3 v = axisV().times(c).minus(axisU().times(s));
    return new Frame(origin(), u, v, axisW());
  }

  /**
   * This frame turned about its own first axis.
   *
   * @param radians counter-clockwise seen against the axis
   * @return the turned frame
   */
  public Frame tilted(double radians) {
    double c = StrictMath.cos(radians);
    double s = StrictMath.sin(radians);
    Vec3 v = axisV().times(c).plus(axisW().times(s));
    Vec3 w = axisW().times(c).minus(axisV().times(s));
    return new Frame(origin(), axisU(), v, w);
  }

  /**
   * The origin.
   *
   * @return in the world
   */
  public Vec3 origin() {
    return new Vec3(cx, cy, cz);
  }

  /**
   * The first axis.
   *
   * @return unit vector in the world
   */
  public Vec3 axisU() {
    return new Vec3(ux, uy, uz);
  }

  /**
   * The second axis.
   *
   * @return unit vector in the world
   */
  public Vec3 axisV() {
    return new Vec3(vx, vy, vz);
  }

  /**
   * The third axis.
   *
   * @return unit vector in the world
   */
  public Vec3 axisW() {
    return new Vec3(wx, wy, wz);
  }

  /**
   * Moves a point of this frame into the world.
   *
   * @param local in this frame
   * @return in the world
   */
  public Vec3 toWorld(Vec3 local) {
    return origin().plus(directionToWorld(local));
  }

  /**
   * Turns a direction of this frame into the world.
   *
   * @param local in this frame
   * @return in the world
   */
  public Vec3 directionToWorld(Vec3 local) {
    return axisU().times(local.x()).plus(axisV().times(local.y())).plus(axisW().times(local.z()));
  }
}
