package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;

/** Poses in the forms in which files hold them; complaints name the place. */
final class Poses {
  private static final double LAST_ROW_TOLERANCE = 1e-4;
  private static final double QUATERNION_TOLERANCE = 1e-2;

  private Poses() {}

  /** World to camera, row-major rotation. */
  static Pose worldToCamera(double[] rotation, Vec3 translation, Place place) {
    return place.blame(() -> Pose.fromWorldToCamera(rotation, translation));
  }

  /** Camera to world, row-major rotation and camera centre. */
  static Pose cameraToWorld(double[] rotation, Vec3 centre, Place place) {
    return place.blame(() -> Pose.fromCameraToWorld(rotation, centre));
  }

  /** Camera to world, OpenCV axes, 4 x 4 row-major. */
  static Pose cameraToWorld(double[] m, Place place) {
    requireLastRow(m, place);
    double[] r = {m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]};
    return cameraToWorld(r, new Vec3(m[3], m[7], m[11]), place);
  }

  /** Camera to world, OpenGL axes (y up, z backward), 4 x 4 row-major. */
  static Pose openGlCameraToWorld(double[] m, Place place) {
    double[] flipped = m.clone();
    for (int row = 0; row < 3; row++) {
      flipped[4 * row + 1] = -m[4 * row + 1];
      flipped[4 * row + 2] = -m[4 * row + 2];
    }
    return cameraToWorld(flipped, place);
  }

  /** World to camera, rotation as quaternion w, x, y, z. */
  static Pose quaternionWorldToCamera(double[] q, Vec3 translation, Place place) {
    double norm = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    if (!(Math.abs(norm - 1) < QUATERNION_TOLERANCE)) {
      throw place.error("the rotation's quaternion has length " + norm + ", expected 1");
    }
    double w = q[0] / norm;
    double x = q[1] / norm;
    double y = q[2] / norm;
    double z = q[3] / norm;
    double[] r = {
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
    return worldToCamera(r, translation, place);
  }

  private static void requireLastRow(double[] m, Place place) {
    double off = Math.abs(m[12]) + Math.abs(m[13]) + Math.abs(m[14]) + Math.abs(m[15] - 1);
    if (!(off < LAST_ROW_TOLERANCE)) {
      throw place.error("the pose's last row must be 0 0 0 1");
    }
  }
}
