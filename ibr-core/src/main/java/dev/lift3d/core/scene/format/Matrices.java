package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Intrinsics;

/** Camera matrices as files hold them. */
final class Matrices {
  private static final double SKEW_TOLERANCE = 1e-3; // pixels over the whole image

  /** From pixel centres at integers to pixel centres at half-integers. */
  static final double INTEGER_CENTRES = 0.5;

  private Matrices() {}

  /**
   * Intrinsics from a row-major 3 x 3 matrix.
   *
   * @param shift added to the principal point: {@link #INTEGER_CENTRES} or 0
   */
  static Intrinsics intrinsics(double[] k, double shift, int width, int height, Place place) {
    double scale = k[8];
    boolean upper = k[3] == 0 && k[6] == 0 && k[7] == 0 && Math.abs(scale - 1) < 1e-6;
    if (!upper) {
      throw place.error("the camera matrix is not of the form fx s cx / 0 fy cy / 0 0 1");
    }
    if (!(Math.abs(k[1] / k[4]) * height < SKEW_TOLERANCE)) {
      throw place.error("the camera matrix has skew " + k[1] + "; rectify the pictures first");
    }
    return place.blame(() -> new Intrinsics(k[0], k[4], k[2] + shift, k[5] + shift, width, height));
  }
}
