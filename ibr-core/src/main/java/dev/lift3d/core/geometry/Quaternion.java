package dev.lift3d.core.geometry;

/**
 * A rotation as a unit quaternion, w + xi + yj + zk; q and -q are the same rotation.
 *
 * @param w real part
 * @param x first imaginary part
 * @param y second imaginary part
 * @param z third imaginary part
 */
public record Quaternion(double w, double x, double y, double z) {
  /** No rotation. */
  public static final Quaternion IDENTITY = new Quaternion(1, 0, 0, 0);

  /** Scales to unit length. */
  public Quaternion {
    double norm = Math.sqrt(w * w + x * x + y * y + z * z);
    if (!(norm > 0) || !Double.isFinite(norm)) {
      throw new IllegalArgumentException("a rotation needs a positive finite norm, found " + norm);
    }
    w /= norm;
    x /= norm;
    y /= norm;
    z /= norm;
  }

  /**
   * The quaternion of a rotation matrix (Shepperd's method: the largest part is found first).
   *
   * @param r row-major 3 x 3 rotation
   * @return the quaternion, of non-negative w
   */
  public static Quaternion ofRotation(double[] r) {
    if (r.length != 9) {
      throw new IllegalArgumentException("a rotation has 9 numbers, found " + r.length);
    }
    double trace = r[0] + r[4] + r[8];
    double largest = Math.max(trace, Math.max(r[0], Math.max(r[4], r[8])));
    Quaternion q;
    if (largest == trace) {
      q = new Quaternion(1 + trace, r[7] - r[5], r[2] - r[6], r[3] - r[1]);
    } else if (largest == r[0]) {
      q = new Quaternion(r[7] - r[5], 1 + r[0] - r[4] - r[8], r[1] + r[3], r[2] + r[6]);
    } else if (largest == r[4]) {
      q = new Quaternion(r[2] - r[6], r[1] + r[3], 1 + r[4] - r[0] - r[8], r[5] + r[7]);
    } else {
      q = new Quaternion(r[3] - r[1], r[2] + r[6], r[5] + r[7], 1 + r[8] - r[0] - r[4]);
    }
    return q.w < 0 ? new Quaternion(-q.w, -q.x, -q.y, -q.z) : q;
  }

  /**
   * The rotation matrix.
   *
   * @return fresh row-major 3 x 3
   */
  public double[] rotation() {
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }

  /**
   * The angle of the rotation that leads from this one to another.
   *
   * @param o the other rotation
   * @return radians, 0 to pi
   */
  public double angleTo(Quaternion o) {
    double dot = Math.abs(dot(o));
    double minus = distance(o, dot(o) < 0 ? -1 : 1);
    // The half-angle by its tangent: exact for small angles, where the cosine is flat.
    return 4 * Math.atan2(minus, Math.sqrt(2 + 2 * dot));
  }

  /**
   * The rotation on the shortest arc to another at constant angular speed (Shoemake 1985).
   *
   * @param o where t = 1 leads
   * @param t 0 is this rotation
   * @return the rotation between
   */
  public Quaternion slerp(Quaternion o, double t) {
    double sign = dot(o) < 0 ? -1 : 1;
    double angle = angleTo(o) / 2;
    double a = 1 - t;
    double b = t;
    if (angle > 1e-8) { // below, the arc is straight to rounding
      a = Math.sin((1 - t) * angle) / Math.sin(angle);
      b = Math.sin(t * angle) / Math.sin(angle);
    }
    b *= sign;
    return new Quaternion(a * w + b * o.w, a * x + b * o.x, a * y + b * o.y, a * z + b * o.z);
  }

  private double dot(Quaternion o) {
    return w * o.w + x * o.x + y * o.y + z * o.z;
  }

  private double distance(Quaternion o, double sign) {
    double dw = w - sign * o.w;
    double dx = x - sign * o.x;
    double dy = y - sign * o.y;
    double dz = z - sign * o.z;
    return Math.sqrt(dw * dw + dx * dx + dy * dy + dz * dz);
  }
}
