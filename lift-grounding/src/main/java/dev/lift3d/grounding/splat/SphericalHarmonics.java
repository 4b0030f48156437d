package dev.lift3d.grounding.splat;

/**
 * Real spherical harmonics of degree 0 to 3 as polynomials of the unit direction, in the order and
 * signs of 3D Gaussian splatting (P.-P. Sloan, Efficient Spherical Harmonic Evaluation, 2013).
 */
final class SphericalHarmonics {
  /** Highest degree. */
  static final int HIGHEST = 3;

  private static final double SMALLEST_NORM = 1e-12;
  private static final double C0 = 0.2820947917738781;
  private static final double C1 = 0.48860251190292;
  private static final double C2 = 1.092548430592079;
  private static final double C2_ZZ = 0.9461746957575601;
  private static final double C2_Z0 = 0.3153915652525201;
  private static final double C2_XY = 0.5462742152960395;
  private static final double C3_ZZ = 2.285228997322329;
  private static final double C3_Z0 = 0.4570457994644658;
  private static final double C3_Z = 1.445305721320277;
  private static final double C3_ZZZ = 1.865881662950577;
  private static final double C3_Z1 = 1.119528997770346;
  private static final double C3_XY = 0.5900435899266435;

  private final int degree;
  private final double[] basis = new double[16];
  private final double[] slopes = new double[48]; // (16, 3)

  SphericalHarmonics(int degree) {
    this.degree = degree;
  }

  /** How many harmonics a degree has. */
  int terms() {
    return (degree + 1) * (degree + 1);
  }

  /**
   * Three sums of harmonics.
   *
   * @param direction any length
   * @param coefficients K x 3, those of the degree first
   * @param out receives three numbers
   */
  void values(double[] direction, double[] coefficients, double[] out) {
    evaluate(unit(direction));
    for (int c = 0; c < 3; c++) {
      out[c] = 0;
      for (int k = 0; k < terms(); k++) {
        out[c] += basis[k] * coefficients[3 * k + c];
      }
    }
  }

  /**
   * The way back of {@link #values}.
   *
   * @param direction any length
   * @param coefficients K x 3
   * @param gradient of the three numbers
   * @param ofCoefficients receives K x 3
   * @param ofDirection receives the gradient of the direction as it was given
   */
  void backward(
      double[] direction,
      double[] coefficients,
      double[] gradient,
      double[] ofCoefficients,
      double[] ofDirection) {
    double[] unit = unit(direction);
    evaluate(unit);
    double[] ofUnit = new double[3];
    for (int k = 0; k < terms(); k++) {
      double weight = 0;
      for (int c = 0; c < 3; c++) {
        ofCoefficients[3 * k + c] = basis[k] * gradient[c];
        weight += coefficients[3 * k + c] * gradient[c];
      }
      for (int a = 0; a < 3; a++) {
        ofUnit[a] += weight * slopes[3 * k + a];
      }
    }
    double along = ofUnit[0] * unit[0] + ofUnit[1] * unit[1] + ofUnit[2] * unit[2];
    double norm = norm(direction);
    for (int a = 0; a < 3; a++) {
      ofDirection[a] = (ofUnit[a] - along * unit[a]) / norm;
    }
  }

  private static double norm(double[] d) {
    return Math.max(SMALLEST_NORM, Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]));
  }

  private static double[] unit(double[] d) {
    double norm = norm(d);
    return new double[] {d[0] / norm, d[1] / norm, d[2] / norm};
  }

  private void evaluate(double[] unit) {
    double x = unit[0];
    double y = unit[1];
    double z = unit[2];
    term(0, C0, 0, 0, 0);
    if (degree > 0) {
      term(1, -C1 * y, 0, -C1, 0);
      term(2, C1 * z, 0, 0, C1);
      term(3, -C1 * x, -C1, 0, 0);
    }
    if (degree > 1) {
      second(x, y, z);
    }
    if (degree > 2) {
      third(x, y, z);
    }
  }

  private void second(double x, double y, double z) {
    term(4, 2 * C2_XY * x * y, 2 * C2_XY * y, 2 * C2_XY * x, 0);
    term(5, -C2 * y * z, 0, -C2 * z, -C2 * y);
    term(6, C2_ZZ * z * z - C2_Z0, 0, 0, 2 * C2_ZZ * z);
    term(7, -C2 * x * z, -C2 * z, 0, -C2 * x);
    term(8, C2_XY * (x * x - y * y), 2 * C2_XY * x, -2 * C2_XY * y, 0);
  }

  private void third(double x, double y, double z) {
    double difference = x * x - y * y;
    double band = -C3_ZZ * z * z + C3_Z0;
    double bandSlope = -2 * C3_ZZ * z;
    double nine = y * (3 * x * x - y * y);
    term(9, -C3_XY * nine, -6 * C3_XY * x * y, -3 * C3_XY * difference, 0);
    term(10, 2 * C3_Z * x * y * z, 2 * C3_Z * y * z, 2 * C3_Z * x * z, 2 * C3_Z * x * y);
    term(11, band * y, 0, band, bandSlope * y);
    term(12, z * (C3_ZZZ * z * z - C3_Z1), 0, 0, 3 * C3_ZZZ * z * z - C3_Z1);
    term(13, band * x, band, 0, bandSlope * x);
    term(14, C3_Z * difference * z, 2 * C3_Z * x * z, -2 * C3_Z * y * z, C3_Z * difference);
    double fifteen = x * (x * x - 3 * y * y);
    term(15, -C3_XY * fifteen, -3 * C3_XY * difference, 6 * C3_XY * x * y, 0);
  }

  private void term(int k, double value, double dx, double dy, double dz) {
    basis[k] = value;
    slopes[3 * k] = dx;
    slopes[3 * k + 1] = dy;
    slopes[3 * k + 2] = dz;
  }
}
