package dev.lift3d.core.procedural.shape;

import dev.lift3d.core.geometry.Vec3;

/**
 * A box along the world's axes that holds a shape.
 *
 * @param minX smallest x
 * @param minY smallest y
 * @param minZ smallest z
 * @param maxX largest x
 * @param maxY largest y
 * @param maxZ largest z
 */
public record Bounds(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {

  /**
   * The bounds around a centre.
   *
   * @param centre middle of the box
   * @param reach half its size along each axis
   * @return the bounds
   */
  public static Bounds around(Vec3 centre, Vec3 reach) {
    return new Bounds(
        centre.x() - reach.x(),
        centre.y() - reach.y(),
        centre.z() - reach.z(),
        centre.x() + reach.x(),
        centre.y() + reach.y(),
        centre.z() + reach.z());
  }

  /**
   * The smallest bounds that hold both.
   *
   * @param o the other bounds
   * @return their union
   */
  public Bounds union(Bounds o) {
    return new Bounds(
        Math.min(minX, o.minX),
        Math.min(minY, o.minY),
        Math.min(minZ, o.minZ),
        Math.max(maxX, o.maxX),
        Math.max(maxY, o.maxY),
        Math.max(maxZ, o.maxZ));
  }

  /**
   * The bounds grown on all sides.
   *
   * @param margin how far
   * @return the larger bounds
   */
  public Bounds grown(double margin) {
    return new Bounds(
        minX - margin, minY - margin, minZ - margin, maxX + margin, maxY + margin, maxZ + margin);
  }

  /**
   * Whether a point lies inside.
   *
   * @param p a point in the world
   * @return true inside or on the border
   */
  public boolean contains(Vec3 p) {
    return p.x() >= minX
        && p.x() <= maxX
        && p.y() >= minY
        && p.y() <= maxY
        && p.z() >= minZ
        && p.z() <= maxZ;
  }

  /**
   * The middle.
   *
   * @return a point in the world
   */
  public Vec3 centre() {
    return new Vec3((minX + maxX) / 2, (minY + maxY) / 2, (minZ + maxZ) / 2);
  }

  /**
   * Half the size along each axis.
   *
   * @return from the centre to the largest corner
   */
  public Vec3 reach() {
    return new Vec3((maxX - minX) / 2, (maxY - minY) / 2, (maxZ - minZ) / 2);
  }

  /**
   * The surface, for the choice of a split.
   *
   * @return area of the six faces
   */
  public double area() {
    double x = maxX - minX;
    double y = maxY - minY;
    double z = maxZ - minZ;
    return 2 * (x * y + y * z + z * x);
  }
}
