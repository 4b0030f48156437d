package dev.lift3d.core.geometry;

import dev.lift3d.core.InputException;

/**
 * IBRNet's camera vector of 34 numbers: image height and width, the 4 x 4 intrinsic matrix and the
 * 4 x 4 camera-to-world matrix, both row by row; axes as here, x right, y down, z forward.
 *
 * <p>IBRNet counts pixels from the first pixel's centre, this library from the image's corner:
 * principal points differ by half a pixel.
 */
public final class IbrnetCamera {
  /** Numbers in a camera vector. */
  public static final int LENGTH = 34;

  private static final int K = 2;
  private static final int POSE = 18;

  private IbrnetCamera() {}

  /**
   * Reads a camera vector.
   *
   * @param vector 34 numbers
   * @return the camera in this library's conventions
   * @throws InputException if the vector is no pinhole camera without skew, or its pose is rigid
   *     only beyond rounding
   */
  public static Camera fromVector(float[] vector) {
    double[] wide = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      wide[i] = vector[i];
    }
    return fromVector(wide);
  }

  /**
   * Reads a camera vector.
   *
   * @param vector 34 numbers
   * @return the camera in this library's conventions
   * @throws InputException if the vector is no pinhole camera without skew, or its pose is rigid
   *     only beyond rounding
   */
  public static Camera fromVector(double[] vector) {
    if (vector.length != LENGTH) {
      throw new InputException(
          "an IBRNet camera vector has " + LENGTH + " numbers, found " + vector.length);
    }
    requirePinhole(vector);
    requireLastRow(vector, K, "intrinsic");
    requireLastRow(vector, POSE, "camera-to-world");
    double[] v = vector;
    Intrinsics intrinsics =
        new Intrinsics(
            v[K],
            v[K + 5],
            v[K + 2] + 0.5,
            v[K + 6] + 0.5,
            size(v[1], "width"),
            size(v[0], "height"));
    double[] rotation = new double[9];
    for (int i = 0; i < 9; i++) {
      rotation[i] = v[POSE + i / 3 * 4 + i % 3];
    }
    Vec3 centre = new Vec3(v[POSE + 3], v[POSE + 7], v[POSE + 11]);
    return new Camera(intrinsics, Pose.fromCameraToWorld(rotation, centre));
  }

  /**
   * Writes a camera vector.
   *
   * @param camera any camera
   * @return 34 numbers
   */
  public static double[] toVector(Camera camera) {
    Intrinsics k = camera.intrinsics();
    double[] r = camera.pose().rotation();
    Vec3 c = camera.pose().centreInWorld();
    double[] v = new double[LENGTH];
    v[0] = k.height();
    v[1] = k.width();
    v[K] = k.fx();
    v[K + 2] = k.cx() - 0.5;
    v[K + 5] = k.fy();
    v[K + 6] = k.cy() - 0.5;
    v[K + 10] = 1;
    v[K + 15] = 1;
    for (int i = 0; i < 9; i++) {
      v[POSE + i % 3 * 4 + i / 3] = r[i]; // transposed: world to camera becomes camera to world
    }
    v[POSE + 3] = c.x();
    v[POSE + 7] = c.y();
    v[POSE + 11] = c.z();
    v[POSE + 15] = 1;
    return v;
  }

  private static int size(double value, String name) {
    if (value != Math.rint(value) || !(value >= 1 && value <= Integer.MAX_VALUE)) {
      throw new InputException(
          "the " + name + " in an IBRNet camera vector must be a whole number, found " + value);
    }
    return (int) value;
  }

  private static void requirePinhole(double[] v) {
    boolean pinhole =
        v[K + 1] == 0
            && v[K + 3] == 0
            && v[K + 4] == 0
            && v[K + 7] == 0
            && v[K + 8] == 0
            && v[K + 9] == 0
            && v[K + 10] == 1
            && v[K + 11] == 0;
    if (!pinhole) {
      throw new InputException(
          "the intrinsic matrix of an IBRNet camera vector must be that of a pinhole without skew");
    }
  }

  private static void requireLastRow(double[] v, int matrix, String name) {
    if (v[matrix + 12] != 0 || v[matrix + 13] != 0 || v[matrix + 14] != 0 || v[matrix + 15] != 1) {
      throw new InputException(
          "the last row of the " + name + " matrix in an IBRNet camera vector must be 0 0 0 1");
    }
  }
}
