package dev.lift3d.core.procedural.render;

import dev.lift3d.core.procedural.shape.Ray;

/**
 * What may shade a patch of space from one light: collected for a point and kept for points close
 * by, which are most of the next pixels. The list only ever holds too much, so that it does not
 * matter for the picture what was traced before.
 */
final class ShadowCache {
  /** Bodies of the hierarchy of casters. */
  final int[] found;

  /** How many of {@code found} count. */
  int size;

  /** The body that shaded a whole point last, or -1: it is likely to shade the next as well. */
  int blocker = -1;

  private double x;
  private double y;
  private double z;
  private double spread = -1;

  ShadowCache(int casters) {
    found = new int[casters];
  }

  /**
   * Makes the list good for a ray's origin.
   *
   * @param casters the hierarchy
   * @param ray to the light's centre at t = 1
   * @param radius of the light
   * @param reach how far around the origin the list should stay good
   * @param scratch the thread's own
   */
  void prepare(Bvh casters, Ray ray, double radius, double reach, Scratch scratch) {
    if (Math.abs(ray.ox - x) <= spread
        && Math.abs(ray.oy - y) <= spread
        && Math.abs(ray.oz - z) <= spread) {
      return;
    }
    x = ray.ox;
    y = ray.oy;
    z = ray.oz;
    spread = reach;
    size = casters.candidates(ray, radius, reach, scratch, found);
  }
}
