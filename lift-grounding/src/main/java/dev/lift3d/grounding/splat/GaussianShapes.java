package dev.lift3d.grounding.splat;

import dev.lift3d.core.InputException;

/** The covariances of N Gaussians, in one of two forms. Arrays are shared, not copied. */
public sealed interface GaussianShapes {
  /**
   * How many Gaussians there are.
   *
   * @return N
   */
  int count();

  /**
   * Symmetric matrices.
   *
   * @param values N x 6: xx, xy, xz, yy, yz, zz
   */
  record Covariances(float[] values) implements GaussianShapes {
    /** Checks length and numbers. */
    public Covariances {
      FiniteNumbers.require("covariance", values, values.length / 6, 6);
    }

    @Override
    public int count() {
      return values.length / 6;
    }
  }

  /**
   * Ellipsoids: R diag(scale)^2 R^T.
   *
   * @param quaternions N x 4 (w, x, y, z), of any length but zero
   * @param scales N x 3, standard deviations along the ellipsoid's axes; zero is allowed
   */
  record RotatedScales(float[] quaternions, float[] scales) implements GaussianShapes {
    /** Checks lengths and numbers. */
    public RotatedScales {
      int count = scales.length / 3;
      FiniteNumbers.require("scale", scales, count, 3);
      FiniteNumbers.require("quaternion", quaternions, count, 4);
      for (int n = 0; n < count; n++) {
        float largest = 0;
        for (int k = 0; k < 4; k++) {
          largest = Math.max(largest, Math.abs(quaternions[4 * n + k]));
        }
        if (largest == 0) {
          throw new InputException("Gaussian " + n + ": its quaternion is zero, which is no turn");
        }
      }
    }

    @Override
    public int count() {
      return scales.length / 3;
    }
  }
}
