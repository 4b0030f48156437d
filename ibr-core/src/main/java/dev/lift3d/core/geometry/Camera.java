package dev.lift3d.core.geometry;

import java.util.Objects;

/**
 * A pinhole camera in the world.
 *
 * @param intrinsics focal lengths, principal point and size, in pixels
 * @param pose world to camera
 */
public record Camera(Intrinsics intrinsics, Pose pose) {
  /** Checks that both parts are there. */
  public Camera {
    Objects.requireNonNull(intrinsics, "intrinsics");
    Objects.requireNonNull(pose, "pose");
  }

  /**
   * Projects a world point.
   *
   * @param world a point in the world
   * @return (u, v, depth): pixel coordinates and z along the camera axis; u and v are meaningless
   *     where depth is not positive
   */
  public Vec3 project(Vec3 world) {
    Vec3 c = pose.toCamera(world);
    return new Vec3(
        intrinsics.fx() * c.x() / c.z() + intrinsics.cx(),
        intrinsics.fy() * c.y() / c.z() + intrinsics.cy(),
        c.z());
  }

  /**
   * The world point at a pixel and a depth.
   *
   * @param u pixel coordinate, x
   * @param v pixel coordinate, y
   * @param depth z along the camera axis
   * @return the point in the world
   */
  public Vec3 unproject(double u, double v, double depth) {
    return pose.toWorld(
        new Vec3(
            (u - intrinsics.cx()) / intrinsics.fx() * depth,
            (v - intrinsics.cy()) / intrinsics.fy() * depth,
            depth));
  }

  /**
   * The ray direction through a pixel, scaled so that its depth (z in the camera) is 1: a sample at
   * {@code centre + depth * direction} lies at that depth.
   *
   * @param u pixel coordinate, x
   * @param v pixel coordinate, y
   * @return direction in the world, not of unit length
   */
  public Vec3 rayDirection(double u, double v) {
    return pose.directionToWorld(
        new Vec3(
            (u - intrinsics.cx()) / intrinsics.fx(), (v - intrinsics.cy()) / intrinsics.fy(), 1));
  }

  /**
   * Whether a projection lies inside the image and in front of the camera.
   *
   * @param projected what {@link #project} returned
   * @return true if visible, occlusion aside
   */
  public boolean sees(Vec3 projected) {
    return projected.z() > 0
        && projected.x() >= 0
        && projected.x() <= intrinsics.width()
        && projected.y() >= 0
        && projected.y() <= intrinsics.height();
  }

  /**
   * The same camera at another image width; the height follows, rounded to whole pixels.
   *
   * @param width width in pixels
   * @return the resized camera
   */
  public Camera ofWidth(int width) {
    double scale = (double) width / intrinsics.width();
    return resized(width, Math.max(1, (int) Math.round(intrinsics.height() * scale)));
  }

  /**
   * The same camera at another image size.
   *
   * @param width width in pixels
   * @param height height in pixels
   * @return the resized camera
   */
  public Camera resized(int width, int height) {
    return new Camera(intrinsics.resized(width, height), pose);
  }
}
