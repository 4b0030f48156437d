package dev.lift3d.core.procedural.render;

import dev.lift3d.core.procedural.shape.Ray;

/**
 * The slab test of a ray, or of all segments from a point (t = 0) to a ball (t = 1), against boxes.
 *
 * <p>Per axis that cone is the set of {@code origin + t * [d - radius, d + radius]}; it enters a
 * slab with the steeper and leaves it with the flatter of the two slopes. Signs are sorted out once
 * for a ray, so that a box costs six multiply-adds. Mutable scratch.
 */
final class Slabs {
  private static final double STEEP = 1e200; // stands for 1 / 0, and stays finite times any length

  // for each axis: which number of the box is met first, and t as factor * number + offset
  private int nearX;
  private int nearY;
  private int nearZ;
  private int farX;
  private int farY;
  private int farZ;
  private double inX;
  private double inY;
  private double inZ;
  private double outX;
  private double outY;
  private double outZ;
  private double inOffsetX;
  private double inOffsetY;
  private double inOffsetZ;
  private double outOffsetX;
  private double outOffsetY;
  private double outOffsetZ;

  /**
   * Sets out from a ray.
   *
   * @param ray the ray, or the cone's axis with its end at t = 1
   * @param radius of the ball at t = 1; 0 for a ray
   * @param spread the cone may start this far from the ray's origin along each axis
   */
  void set(Ray ray, double radius, double spread) {
    nearX = ray.dx < 0 ? 3 : 0;
    farX = 3 - nearX;
    boolean open =
        Math.abs(ray.dx) < radius; // spreads to both sides: never leaves, and enters at once
    double side = ray.dx < 0 ? -1 : 1;
    inX = open ? 0 : inverse(ray.dx + side * radius, side);
    outX = open ? 0 : inverse(ray.dx - side * radius, side);
    inOffsetX = -ray.ox * inX - spread * Math.abs(inX);
    outOffsetX = open ? Double.POSITIVE_INFINITY : -ray.ox * outX + spread * Math.abs(outX);

    nearY = ray.dy < 0 ? 4 : 1;
    farY = 5 - nearY;
    open = Math.abs(ray.dy) < radius;
    side = ray.dy < 0 ? -1 : 1;
    inY = open ? 0 : inverse(ray.dy + side * radius, side);
    outY = open ? 0 : inverse(ray.dy - side * radius, side);
    inOffsetY = -ray.oy * inY - spread * Math.abs(inY);
    outOffsetY = open ? Double.POSITIVE_INFINITY : -ray.oy * outY + spread * Math.abs(outY);

    nearZ = ray.dz < 0 ? 5 : 2;
    farZ = 7 - nearZ;
    open = Math.abs(ray.dz) < radius;
    side = ray.dz < 0 ? -1 : 1;
    inZ = open ? 0 : inverse(ray.dz + side * radius, side);
    outZ = open ? 0 : inverse(ray.dz - side * radius, side);
    inOffsetZ = -ray.oz * inZ - spread * Math.abs(inZ);
    outOffsetZ = open ? Double.POSITIVE_INFINITY : -ray.oz * outZ + spread * Math.abs(outZ);
  }

  private static double inverse(double d, double side) {
    return Math.abs(d) < 1 / STEEP ? side * STEEP : 1 / d;
  }

  /**
   * Where the box of six numbers at k (three lower sides, three upper) is entered.
   *
   * @return t in [0, limit), or positive infinity if the box is missed
   */
  double enter(double[] box, int k, double limit) {
    double from = box[k + nearX] * inX + inOffsetX;
    double to = box[k + farX] * outX + outOffsetX;
    double t = box[k + nearY] * inY + inOffsetY;
    from = t > from ? t : from;
    t = box[k + farY] * outY + outOffsetY;
    to = t < to ? t : to;
    t = box[k + nearZ] * inZ + inOffsetZ;
    from = t > from ? t : from;
    t = box[k + farZ] * outZ + outOffsetZ;
    to = t < to ? t : to;
    from = from > 0 ? from : 0;
    return to >= from && from < limit ? from : Double.POSITIVE_INFINITY;
  }
}
