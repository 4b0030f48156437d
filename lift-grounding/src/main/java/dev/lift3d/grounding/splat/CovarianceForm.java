package dev.lift3d.grounding.splat;

/** From quaternion and scale to covariance, R diag(s)^2 R^T, and back. */
final class CovarianceForm {
  /** Row and column of the six numbers. */
  private static final int[] ROW = {0, 0, 0, 1, 1, 2};

  private static final int[] COLUMN = {0, 1, 2, 1, 2, 2};

  private final GaussianDoubles gaussians;
  private final double[] full = new double[9];
  private final double[] turn = new double[9];
  private final double[] ofTurn = new double[9];

  /** Prepares the way back; one thread at a time. */
  CovarianceForm(GaussianDoubles gaussians) {
    this.gaussians = gaussians;
  }

  /**
   * The covariances of all Gaussians.
   *
   * @param g means are not used
   * @return (N, 6)
   */
  static double[] of(GaussianDoubles g) {
    if (g.covariances.length > 0 || g.count == 0) {
      return g.covariances;
    }
    double[] all = new double[6 * g.count];
    double[] r = new double[9];
    for (int n = 0; n < g.count; n++) {
      rotation(g.quaternions, 4 * n, r);
      for (int e = 0; e < 6; e++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          double s = g.scales[3 * n + k];
          sum += r[3 * ROW[e] + k] * s * s * r[3 * COLUMN[e] + k];
        }
        all[6 * n + e] = sum;
      }
    }
    return all;
  }

  /**
   * The way back of Gaussian n; adds.
   *
   * @param n which
   * @param gradient of its six numbers: an off-diagonal one stands for both its entries
   * @param into receives gradients of covariances, or of quaternions and scales
   */
  void backward(int n, double[] gradient, GaussianDoubles into) {
    if (gaussians.covariances.length > 0) {
      for (int e = 0; e < 6; e++) {
        into.covariances[6 * n + e] += gradient[e];
      }
      return;
    }
    rotation(gaussians.quaternions, 4 * n, turn);
    throughScales(n, gradient, into);
    throughQuaternion(gaussians.quaternions, 4 * n, ofTurn, into.quaternions);
  }

  /** With M = R S and covariance M M^T the gradient of M is 2 G M, G symmetric. */
  private void throughScales(int n, double[] gradient, GaussianDoubles into) {
    for (int e = 0; e < 6; e++) {
      double half = ROW[e] == COLUMN[e] ? gradient[e] : 0.5 * gradient[e];
      full[3 * ROW[e] + COLUMN[e]] = half;
      full[3 * COLUMN[e] + ROW[e]] = half;
    }
    for (int k = 0; k < 3; k++) {
      double s = gaussians.scales[3 * n + k];
      for (int i = 0; i < 3; i++) {
        double ofEntry = 0;
        for (int j = 0; j < 3; j++) {
          ofEntry += 2 * full[3 * i + j] * turn[3 * j + k] * s;
        }
        into.scales[3 * n + k] += ofEntry * turn[3 * i + k];
        ofTurn[3 * i + k] = ofEntry * s;
      }
    }
  }

  private static void rotation(double[] q, int at, double[] r) {
    double norm =
        Math.sqrt(
            q[at] * q[at] + q[at + 1] * q[at + 1] + q[at + 2] * q[at + 2] + q[at + 3] * q[at + 3]);
    double w = q[at] / norm;
    double x = q[at + 1] / norm;
    double y = q[at + 2] / norm;
    double z = q[at + 3] / norm;
    r[0] = 1 - 2 * (y * y + z * z);
    r[1] = 2 * (x * y - w * z);
    r[2] = 2 * (x * z + w * y);
    r[3] = 2 * (x * y + w * z);
    r[4] = 1 - 2 * (x * x + z * z);
    r[5] = 2 * (y * z - w * x);
    r[6] = 2 * (x * z - w * y);
    r[7] = 2 * (y * z + w * x);
    r[8] = 1 - 2 * (x * x + y * y);
  }

  private static void throughQuaternion(double[] q, int at, double[] g, double[] into) {
    double norm =
        Math.sqrt(
            q[at] * q[at] + q[at + 1] * q[at + 1] + q[at + 2] * q[at + 2] + q[at + 3] * q[at + 3]);
    double w = q[at] / norm;
    double x = q[at + 1] / norm;
    double y = q[at + 2] / norm;
    double z = q[at + 3] / norm;
    double gw = 2 * (x * (g[7] - g[5]) + y * (g[2] - g[6]) + z * (g[3] - g[1]));
    double gx =
        2 * (-2 * x * (g[4] + g[8]) + y * (g[1] + g[3]) + z * (g[2] + g[6]) + w * (g[7] - g[5]));
    double gy =
        2 * (x * (g[1] + g[3]) - 2 * y * (g[0] + g[8]) + z * (g[5] + g[7]) + w * (g[2] - g[6]));
    double gz =
        2 * (x * (g[2] + g[6]) + y * (g[5] + g[7]) - 2 * z * (g[0] + g[4]) + w * (g[3] - g[1]));
    double along = gw * w + gx * x + gy * y + gz * z;
    into[at] += (gw - along * w) / norm;
    into[at + 1] += (gx - along * x) / norm;
    into[at + 2] += (gy - along * y) / norm;
    into[at + 3] += (gz - along * z) / norm;
  }
}
