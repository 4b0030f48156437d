package dev.lift3d.core.geometry;

import dev.lift3d.core.InputException;
import java.util.Arrays;

/**
 * A rigid motion from world to camera: {@code xCamera = R xWorld + t}, OpenCV axes.
 *
 * <p>Immutable; R is orthonormal with determinant +1. Small departures (a file's rounding, up to
 * {@value #ROTATION_TOLERANCE}) are removed on construction by orthonormalisation; larger ones are
 * refused.
 */
public final class Pose {
  /** Largest entry of |R R^T - I| that is taken for rounding. */
  public static final double ROTATION_TOLERANCE = 5e-3;

  /** The camera stands at the world's origin and looks along z. */
  public static final Pose IDENTITY = new Pose(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, Vec3.ZERO);

  private final double[] rotation; // row-major 3 x 3, world to camera
  private final Vec3 translation;

  private Pose(double[] rotation, Vec3 translation) {
    this.rotation = rotation;
    this.translation = translation;
  }

  /**
   * Creates a pose from its world-to-camera form.
   *
   * @param rotation row-major 3 x 3
   * @param translation t of {@code R x + t}
   * @return the pose
   * @throws InputException if R is no rotation or a number is not finite
   */
  public static Pose fromWorldToCamera(double[] rotation, Vec3 translation) {
    requireFinite(rotation, translation);
    return new Pose(orthonormal(rotation), translation);
  }

  /**
   * Creates a pose from its camera-to-world form.
   *
   * @param rotation row-major 3 x 3, columns are the camera's axes in the world
   * @param centreInWorld the camera's centre
   * @return the pose
   * @throws InputException if R is no rotation or a number is not finite
   */
  public static Pose fromCameraToWorld(double[] rotation, Vec3 centreInWorld) {
    requireFinite(rotation, centreInWorld);
    double[] r = orthonormal(transpose(rotation));
    return new Pose(r, rotate(r, centreInWorld).times(-1));
  }

  /**
   * A camera at {@code centre} that looks at {@code target}.
   *
   * @param centre camera centre in the world
   * @param target the point that falls on the optical axis
   * @param up a direction in the world that appears upwards in the image
   * @return the pose
   */
  public static Pose lookingAt(Vec3 centre, Vec3 target, Vec3 up) {
    Vec3 forward = target.minus(centre).unit();
    Vec3 right = forward.cross(up);
    if (right.norm() < 1e-9) {
      right = forward.cross(Math.abs(forward.x()) < 0.9 ? new Vec3(1, 0, 0) : new Vec3(0, 1, 0));
    }
    right = right.unit();
    Vec3 down = forward.cross(right);
    double[] r = {
      right.x(),
      right.y(),
      right.z(),
      down.x(),
      down.y(),
      down.z(),
      forward.x(),
      forward.y(),
      forward.z()
    };
    return fromWorldToCamera(r, rotate(r, centre).times(-1));
  }

  /**
   * The rotation from world to camera.
   *
   * @return a fresh row-major 3 x 3 array
   */
  public double[] rotation() {
    return rotation.clone();
  }

  /**
   * The translation t of {@code xCamera = R xWorld + t}.
   *
   * @return t
   */
  public Vec3 translation() {
    return translation;
  }

  /**
   * Moves a world point into the camera's frame.
   *
   * @param world a point in the world
   * @return the point in camera coordinates
   */
  public Vec3 toCamera(Vec3 world) {
    return rotate(rotation, world).plus(translation);
  }

  /**
   * Moves a point of the camera's frame into the world.
   *
   * @param camera a point in camera coordinates
   * @return the point in the world
   */
  public Vec3 toWorld(Vec3 camera) {
    return directionToWorld(camera.minus(translation));
  }

  /**
   * Turns a direction of the camera's frame into the world.
   *
   * @param camera a direction in camera coordinates
   * @return the direction in the world
   */
  public Vec3 directionToWorld(Vec3 camera) {
    double[] r = rotation;
    return new Vec3(
        r[0] * camera.x() + r[3] * camera.y() + r[6] * camera.z(),
        r[1] * camera.x() + r[4] * camera.y() + r[7] * camera.z(),
        r[2] * camera.x() + r[5] * camera.y() + r[8] * camera.z());
  }

  /**
   * The camera's centre.
   *
   * @return the centre in the world
   */
  public Vec3 centreInWorld() {
    return directionToWorld(translation.times(-1));
  }

  /**
   * The direction in which the camera looks.
   *
   * @return unit vector in the world
   */
  public Vec3 forwardInWorld() {
    return new Vec3(rotation[6], rotation[7], rotation[8]);
  }

  /**
   * The direction that appears upwards in the image.
   *
   * @return unit vector in the world
   */
  public Vec3 upInWorld() {
    return new Vec3(-rotation[3], -rotation[4], -rotation[5]);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Pose p
        && Arrays.equals(rotation, p.rotation)
        && translation.equals(p.translation);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rotation) + translation.hashCode();
  }

  @Override
  public String toString() {
    return "Pose[R=" + Arrays.toString(rotation) + ", t=" + translation + "]";
  }

  private static Vec3 rotate(double[] r, Vec3 v) {
    return new Vec3(
        r[0] * v.x() + r[1] * v.y() + r[2] * v.z(),
        r[3] * v.x() + r[4] * v.y() + r[5] * v.z(),
        r[6] * v.x() + r[7] * v.y() + r[8] * v.z());
  }

  private static double[] transpose(double[] m) {
    return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
  }

  private static void requireFinite(double[] rotation, Vec3 t) {
    if (rotation.length != 9) {
      throw new IllegalArgumentException("a rotation has 9 numbers, found " + rotation.length);
    }
    boolean finite = Double.isFinite(t.x()) && Double.isFinite(t.y()) && Double.isFinite(t.z());
    for (double v : rotation) {
      finite &= Double.isFinite(v);
    }
    if (!finite) {
      throw new InputException("the pose holds a number that is not finite");
    }
  }

  private static double[] orthonormal(double[] m) {
    Vec3 a = new Vec3(m[0], m[1], m[2]);
    Vec3 b = new Vec3(m[3], m[4], m[5]);
    Vec3 c = new Vec3(m[6], m[7], m[8]);
    double worst =
        Math.max(
            Math.max(Math.abs(a.dot(b)), Math.max(Math.abs(b.dot(c)), Math.abs(a.dot(c)))),
            Math.max(
                Math.abs(a.dot(a) - 1), Math.max(Math.abs(b.dot(b) - 1), Math.abs(c.dot(c) - 1))));
    if (worst > ROTATION_TOLERANCE) {
      throw new InputException(
          String.format(
              "the pose's 3 x 3 part is no rotation: its rows miss orthonormality by %.3g", worst));
    }
    if (a.cross(b).dot(c) < 0) {
      throw new InputException(
          "the pose's 3 x 3 part is a reflection (determinant -1), not a rotation");
    }
    if (worst < 1e-12) {
      return m.clone();
    }
    Vec3 z = c.unit();
    Vec3 x = a.minus(z.times(a.dot(z))).unit();
    Vec3 y = z.cross(x);
    return new double[] {x.x(), x.y(), x.z(), y.x(), y.y(), y.z(), z.x(), z.y(), z.z()};
  }
}
