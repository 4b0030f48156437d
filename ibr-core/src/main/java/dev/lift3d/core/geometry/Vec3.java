package dev.lift3d.core.geometry;

/**
 * A point or direction in three dimensions.
 *
 * @param x first coordinate
 * @param y second coordinate
 * @param z third coordinate
 */
public record Vec3(double x, double y, double z) {
  /** The origin. */
  public static final Vec3 ZERO = new Vec3(0, 0, 0);

  /**
   * Adds.
   *
   * @param o the other vector
   * @return this + o
   */
  public Vec3 plus(Vec3 o) {
    return new Vec3(x + o.x, y + o.y, z + o.z);
  }

  /**
   * Subtracts.
   *
   * @param o the other vector
   * @return this - o
   */
  public Vec3 minus(Vec3 o) {
    return new Vec3(x - o.x, y - o.y, z - o.z);
  }

  /**
   * Scales.
   *
   * @param s the factor
   * @return s * this
   */
  public Vec3 times(double s) {
    return new Vec3(x * s, y * s, z * s);
  }

  /**
   * Inner product.
   *
   * @param o the other vector
   * @return this . o
   */
  public double dot(Vec3 o) {
    return x * o.x + y * o.y + z * o.z;
  }

  /**
   * Cross product, right-handed.
   *
   * @param o the other vector
   * @return this x o
   */
  public Vec3 cross(Vec3 o) {
    return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  /**
   * Length.
   *
   * @return the Euclidean norm
   */
  public double norm() {
    return Math.sqrt(dot(this));
  }

  /**
   * The direction of this vector.
   *
   * @return this / norm
   * @throws ArithmeticException if the norm is zero or not finite
   */
  public Vec3 unit() {
    double n = norm();
    if (!(n > 0) || !Double.isFinite(n)) {
      throw new ArithmeticException("no direction: the vector's norm is " + n);
    }
    return times(1 / n);
  }

  /**
   * Distance between two points.
   *
   * @param o the other point
   * @return |this - o|
   */
  public double distance(Vec3 o) {
    return minus(o).norm();
  }
}
