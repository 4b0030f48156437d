package dev.lift3d.grounding.splat;

/** How far from its centre a projected Gaussian is looked at. */
public enum ScreenExtent {
  /**
   * ceil(min(3.33, sqrt(2 ln(opacity / smallest alpha))) sqrt(cov_ii)) on each axis: gsplat's
   * kernels from 1.5.3 on. A Gaussian that reaches the smallest alpha nowhere is not visible.
   */
  OPACITY_AWARE,
  /** ceil(3.33 sqrt(cov_ii)) on each axis: gsplat's tensor reference of 1.5.3. */
  FIXED,
  /**
   * ceil(3 sqrt(larger eigenvalue)), with the original's floor of 0.1 in the root, square; tiles as
   * the original counts them (Inria).
   */
  SQUARE;

  private static final double SIGMAS = 3.33;
  private static final double MOST = 1 << 30;

  /**
   * The reach along an axis.
   *
   * @param variance 2D variance on that axis, blur included
   * @param other 2D variance on the other axis
   * @param determinant of the 2D covariance
   * @param logarithm ln(opacity / smallest alpha)
   * @return whole pixels, 0 if not visible
   */
  int radius(double variance, double other, double determinant, double logarithm) {
    double reach =
        switch (this) {
          case OPACITY_AWARE ->
              logarithm < 0 ? 0 : Math.min(SIGMAS, Math.sqrt(2 * logarithm)) * Math.sqrt(variance);
          case FIXED -> SIGMAS * Math.sqrt(variance);
          case SQUARE -> {
            double mid = 0.5 * (variance + other);
            yield 3 * Math.sqrt(mid + Math.sqrt(Math.max(0.1, mid * mid - determinant)));
          }
        };
    return (int) Math.min(MOST, Math.ceil(reach));
  }
}
