package dev.lift3d.grounding.surface;

/**
 * The eigenvalues and eigenvectors of a symmetric 3 x 3 matrix, by Jacobi's rotations.
 *
 * @param variances falling
 * @param axes row-major 3 x 3, column k belongs to variance k; a rotation
 */
record PrincipalAxes(double[] variances, double[] axes) {
  private static final int SWEEPS = 12;

  /** Of a covariance given as xx, xy, xz, yy, yz, zz. */
  static PrincipalAxes of(double[] c) {
    double[] a = {c[0], c[1], c[2], c[1], c[3], c[4], c[2], c[4], c[5]};
    double[] v = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      rotate(a, v, 0, 1);
      rotate(a, v, 0, 2);
      rotate(a, v, 1, 2);
    }
    return sorted(new double[] {a[0], a[4], a[8]}, v);
  }

  private static void rotate(double[] a, double[] v, int p, int q) {
    double off = a[3 * p + q];
    if (off == 0) {
      return;
    }
    double theta = (a[4 * q] - a[4 * p]) / (2 * off);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cos = 1 / Math.sqrt(t * t + 1);
    double sin = t * cos;
    for (int k = 0; k < 3; k++) {
      turn(a, 3 * k + p, 3 * k + q, cos, sin);
    }
    for (int k = 0; k < 3; k++) {
      turn(a, 3 * p + k, 3 * q + k, cos, sin);
      turn(v, 3 * k + p, 3 * k + q, cos, sin);
    }
  }

  private static void turn(double[] m, int i, int j, double cos, double sin) {
    double first = m[i];
    m[i] = cos * first - sin * m[j];
    m[j] = sin * first + cos * m[j];
  }

  private static PrincipalAxes sorted(double[] values, double[] v) {
    int[] order = {0, 1, 2};
    for (int i = 1; i < 3; i++) {
      for (int j = i; j > 0 && values[order[j]] > values[order[j - 1]]; j--) {
        int swapped = order[j];
        order[j] = order[j - 1];
        order[j - 1] = swapped;
      }
    }
    double[] variances = new double[3];
    double[] axes = new double[9];
    for (int k = 0; k < 3; k++) {
      variances[k] = Math.max(0, values[order[k]]);
      for (int row = 0; row < 3; row++) {
        axes[3 * row + k] = v[3 * row + order[k]];
      }
    }
    if (determinant(axes) < 0) {
      for (int row = 0; row < 3; row++) {
        axes[3 * row + 2] = -axes[3 * row + 2];
      }
    }
    return new PrincipalAxes(variances, axes);
  }

  private static double determinant(double[] m) {
    return m[0] * (m[4] * m[8] - m[5] * m[7])
        - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6]);
  }

  /** The rotation as a quaternion w, x, y, z, by its largest component (Shepperd 1978). */
  double[] quaternion() {
    double[] m = axes;
    double trace = m[0] + m[4] + m[8];
    if (trace > 0) {
      double s = 2 * Math.sqrt(1 + trace);
      return new double[] {s / 4, (m[7] - m[5]) / s, (m[2] - m[6]) / s, (m[3] - m[1]) / s};
    }
    if (m[0] >= m[4] && m[0] >= m[8]) {
      double s = 2 * Math.sqrt(1 + m[0] - m[4] - m[8]);
      return new double[] {(m[7] - m[5]) / s, s / 4, (m[1] + m[3]) / s, (m[2] + m[6]) / s};
    }
    if (m[4] >= m[8]) {
      double s = 2 * Math.sqrt(1 + m[4] - m[0] - m[8]);
      return new double[] {(m[2] - m[6]) / s, (m[1] + m[3]) / s, s / 4, (m[5] + m[7]) / s};
    }
    double s = 2 * Math.sqrt(1 + m[8] - m[0] - m[4]);
    return new double[] {(m[3] - m[1]) / s, (m[2] + m[6]) / s, (m[5] + m[7]) / s, s / 4};
  }
}
