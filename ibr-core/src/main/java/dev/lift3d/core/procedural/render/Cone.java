package dev.lift3d.core.procedural.render;

import dev.lift3d.core.procedural.shape.Ray;

/**
 * All segments from a point (t = 0) to a ball (t = 1), for culling: per axis the cone is the set of
 * {@code origin + t * [d - radius, d + radius]}, so that the slab test of a ray becomes one with
 * two slopes. Mutable scratch.
 */
final class Cone {
  private double ox;
  private double oy;
  private double oz;
  // inverse of the slopes that meet a box's lower and upper side
  private double lowX;
  private double lowY;
  private double lowZ;
  private double highX;
  private double highY;
  private double highZ;

  void set(Ray ray, double radius) {
    ox = ray.ox;
    oy = ray.oy;
    oz = ray.oz;
    lowX = inverse(ray.dx + radius);
    lowY = inverse(ray.dy + radius);
    lowZ = inverse(ray.dz + radius);
    highX = inverse(ray.dx - radius);
    highY = inverse(ray.dy - radius);
    highZ = inverse(ray.dz - radius);
  }

  private static double inverse(double d) {
    return d == 0 ? 1e300 : 1 / d;
  }

  /** Whether the cone may touch the box of six numbers at k: three lower, three upper sides. */
  boolean mayTouch(double[] box, int k) {
    double from = 0;
    double to = 1;
    // t * (d + radius) must reach the lower side, t * (d - radius) must not be past the upper one
    double a = (box[k] - ox) * lowX;
    double b = (box[k + 3] - ox) * highX;
    from = lowX > 0 && a > from ? a : from;
    to = lowX < 0 && a < to ? a : to;
    to = highX > 0 && b < to ? b : to;
    from = highX < 0 && b > from ? b : from;
    a = (box[k + 1] - oy) * lowY;
    b = (box[k + 4] - oy) * highY;
    from = lowY > 0 && a > from ? a : from;
    to = lowY < 0 && a < to ? a : to;
    to = highY > 0 && b < to ? b : to;
    from = highY < 0 && b > from ? b : from;
    a = (box[k + 2] - oz) * lowZ;
    b = (box[k + 5] - oz) * highZ;
    from = lowZ > 0 && a > from ? a : from;
    to = lowZ < 0 && a < to ? a : to;
    to = highZ > 0 && b < to ? b : to;
    from = highZ < 0 && b > from ? b : from;
    return from <= to;
  }
}
