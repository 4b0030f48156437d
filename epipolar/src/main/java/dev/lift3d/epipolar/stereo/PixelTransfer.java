package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;

/**
 * Takes a pixel with an inverse depth w = 1 / z from one camera to another: {@code (u', v', 1) ~ K'
 * R K^-1 (u, v, 1) + w K' t} (Hartley and Zisserman, Multiple View Geometry, 9.6.2).
 */
public final class PixelTransfer {
  private final double[] m; // K' R K^-1, row-major
  private final double[] e; // K' t, the epipole
  private final double baseline;

  private PixelTransfer(double[] m, double[] e, double baseline) {
    this.m = m;
    this.e = e;
    this.baseline = baseline;
  }

  /**
   * The transfer between two cameras.
   *
   * @param from the first camera
   * @param to the second camera
   * @return takes pixels of the first to the second
   */
  public static PixelTransfer between(Camera from, Camera to) {
    Intrinsics k = from.intrinsics();
    Vec3 right = onImage(to, from, new Vec3(1 / k.fx(), 0, 0));
    Vec3 down = onImage(to, from, new Vec3(0, 1 / k.fy(), 0));
    Vec3 corner = onImage(to, from, new Vec3(-k.cx() / k.fx(), -k.cy() / k.fy(), 1));
    Vec3 e = onImage(to, from, from.pose().toCamera(to.pose().centreInWorld()).times(-1));
    return new PixelTransfer(
        new double[] {
          right.x(), down.x(), corner.x(),
          right.y(), down.y(), corner.y(),
          right.z(), down.z(), corner.z()
        },
        new double[] {e.x(), e.y(), e.z()},
        from.pose().centreInWorld().distance(to.pose().centreInWorld()));
  }

  /** A direction of the first camera in homogeneous pixel coordinates of the second. */
  private static Vec3 onImage(Camera to, Camera from, Vec3 direction) {
    Vec3 world = from.pose().directionToWorld(direction);
    Vec3 d = to.pose().toCamera(world).minus(to.pose().translation());
    Intrinsics k = to.intrinsics();
    return new Vec3(k.fx() * d.x() + k.cx() * d.z(), k.fy() * d.y() + k.cy() * d.z(), d.z());
  }

  /**
   * The distance between the cameras.
   *
   * @return in the scene's unit
   */
  public double baseline() {
    return baseline;
  }

  /**
   * Transfers.
   *
   * @param u column coordinate in the first image
   * @param v row coordinate there
   * @param w one over z in the first camera, at least 0
   * @param out receives u', v' and one over z'; -1 for the last behind the second camera
   */
  public void at(double u, double v, double w, double[] out) {
    double z = m[6] * u + m[7] * v + m[8] + w * e[2];
    if (!(z > 0)) {
      out[2] = -1;
      return;
    }
    out[0] = (m[0] * u + m[1] * v + m[2] + w * e[0]) / z;
    out[1] = (m[3] * u + m[4] * v + m[5] + w * e[1]) / z;
    out[2] = w / z;
  }
}
