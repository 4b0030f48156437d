package dev.lift3d.grounding.splat;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import java.util.Objects;

/**
 * A pinhole camera whose pose may be optimised: twelve free numbers, not held to a rotation.
 *
 * <p>OpenCV axes, world to camera: {@code xCamera = M xWorld + t}.
 */
public final class SplatCamera {
  private final Intrinsics intrinsics;
  private final double[] worldToCamera; // row-major 3 x 4

  private SplatCamera(Intrinsics intrinsics, double[] worldToCamera) {
    this.intrinsics = intrinsics;
    this.worldToCamera = worldToCamera;
  }

  /**
   * A camera from numbers.
   *
   * @param intrinsics focal lengths, principal point and picture size, in pixels
   * @param worldToCamera row-major 3 x 4 (M | t), copied; of a 4 x 4 matrix the last row is ignored
   * @return the camera
   * @throws InputException if a number is not finite
   */
  public static SplatCamera of(Intrinsics intrinsics, double[] worldToCamera) {
    Objects.requireNonNull(intrinsics, "intrinsics");
    if (worldToCamera.length != 12 && worldToCamera.length != 16) {
      throw new IllegalArgumentException(
          "a pose has 12 or 16 numbers, found " + worldToCamera.length);
    }
    double[] m = new double[12];
    for (int i = 0; i < 12; i++) {
      if (!Double.isFinite(worldToCamera[i])) {
        throw new InputException(
            "camera pose: number " + i + " is " + worldToCamera[i] + ", all must be finite");
      }
      m[i] = worldToCamera[i];
    }
    return new SplatCamera(intrinsics, m);
  }

  /**
   * The same camera in this package's form.
   *
   * @param camera a pinhole camera
   * @return the camera
   */
  public static SplatCamera of(Camera camera) {
    Pose pose = camera.pose();
    double[] r = pose.rotation();
    double[] m = {
      r[0], r[1], r[2], pose.translation().x(),
      r[3], r[4], r[5], pose.translation().y(),
      r[6], r[7], r[8], pose.translation().z()
    };
    return new SplatCamera(camera.intrinsics(), m);
  }

  /**
   * Focal lengths, principal point and picture size.
   *
   * @return in pixels
   */
  public Intrinsics intrinsics() {
    return intrinsics;
  }

  /**
   * The pose.
   *
   * @return fresh row-major 3 x 4 (M | t)
   */
  public double[] worldToCamera() {
    return worldToCamera.clone();
  }

  /** Picture width in pixels. */
  int width() {
    return intrinsics.width();
  }

  /** Picture height in pixels. */
  int height() {
    return intrinsics.height();
  }

  /**
   * The camera's centre in the world, -M^-1 t.
   *
   * @throws InputException if M cannot be inverted
   */
  double[] centreInWorld() {
    double[] w = worldToCamera;
    return solved(new double[] {-w[3], -w[7], -w[11]}, false);
  }

  /**
   * Adds the gradient of the pose that a gradient of the centre stands for: with M c + t = 0 it is
   * g_t = -M^-T g_c and g_M = g_t c^T.
   */
  void addCentreGradient(double[] centre, double[] gradient, double[] pose) {
    double[] gt = solved(new double[] {-gradient[0], -gradient[1], -gradient[2]}, true);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        pose[4 * i + j] += gt[i] * centre[j];
      }
      pose[4 * i + 3] += gt[i];
    }
  }

  /** Solves M x = b, or M^T x = b, by Cramer's rule. */
  private double[] solved(double[] b, boolean transposed) {
    double[][] columns = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        columns[transposed ? i : j][transposed ? j : i] = worldToCamera[4 * i + j];
      }
    }
    double det = triple(columns[0], columns[1], columns[2]);
    if (det == 0) {
      throw new InputException("camera pose: its 3 x 3 part is singular, it has no centre");
    }
    return new double[] {
      triple(b, columns[1], columns[2]) / det,
      triple(columns[0], b, columns[2]) / det,
      triple(columns[0], columns[1], b) / det
    };
  }

  private static double triple(double[] a, double[] b, double[] c) {
    return a[0] * (b[1] * c[2] - b[2] * c[1])
        + a[1] * (b[2] * c[0] - b[0] * c[2])
        + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
}
