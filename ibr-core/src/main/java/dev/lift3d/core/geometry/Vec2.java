package dev.lift3d.core.geometry;

/**
 * A point in a plane: pixel coordinates, or a point of the plane at depth 1 (normalised).
 *
 * @param x first coordinate
 * @param y second coordinate
 */
public record Vec2(double x, double y) {
  /**
   * Distance between two points.
   *
   * @param o the other point
   * @return |this - o|
   */
  public double distance(Vec2 o) {
    return Math.hypot(x - o.x, y - o.y);
  }
}
