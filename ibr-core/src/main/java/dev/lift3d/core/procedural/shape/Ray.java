package dev.lift3d.core.procedural.shape;

import dev.lift3d.core.geometry.Vec3;

/**
 * A half-line {@code origin + t * direction}, t &gt; 0. Mutable so that the inner loop of a
 * renderer reuses one for each thread; the direction's length is free.
 */
public final class Ray {
  /** Origin, x. */
  public double ox;

  /** Origin, y. */
  public double oy;

  /** Origin, z. */
  public double oz;

  /** Direction, x. */
  public double dx;

  /** Direction, y. */
  public double dy;

  /** Direction, z. */
  public double dz;

  /**
   * Moves the origin.
   *
   * @param x first coordinate
   * @param y second coordinate
   * @param z third coordinate
   */
  public void from(double x, double y, double z) {
    ox = x;
    oy = y;
    oz = z;
  }

  /**
   * Turns the ray.
   *
   * @param x first coordinate
   * @param y second coordinate
   * @param z third coordinate
   */
  public void towards(double x, double y, double z) {
    dx = x;
    dy = y;
    dz = z;
  }

  /**
   * A ray of one's own.
   *
   * @param origin where it starts
   * @param direction where it goes; its length is the unit of t
   * @return the ray
   */
  public static Ray of(Vec3 origin, Vec3 direction) {
    Ray ray = new Ray();
    ray.from(origin.x(), origin.y(), origin.z());
    ray.towards(direction.x(), direction.y(), direction.z());
    return ray;
  }

  /**
   * The point at t.
   *
   * @param t parameter along the ray
   * @return origin + t * direction
   */
  public Vec3 at(double t) {
    return new Vec3(ox + t * dx, oy + t * dy, oz + t * dz);
  }
}
