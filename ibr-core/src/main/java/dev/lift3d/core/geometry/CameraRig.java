package dev.lift3d.core.geometry;

import java.util.List;

/**
 * How a group of cameras stands as a whole.
 *
 * @param cameras the group, at least one
 * @param centre mean of the centres, in the world
 * @param forward mean of the viewing directions, in the world; its length tells how well they
 *     agree, 1 is fully
 * @param up unit vector in the world: upwards for photographers who hold their cameras level
 * @param intrinsics mean of the intrinsics at the first camera's image size
 */
public record CameraRig(
    List<Camera> cameras, Vec3 centre, Vec3 forward, Vec3 up, Intrinsics intrinsics) {
  // Directions evenly over a half circle agree to 2 / pi = 0.64; a forward-facing set is above.
  private static final double ONE_WAY = 0.75;

  // Of the cameras, so many must have the common point in front of them.
  private static final double INWARDS = 0.9;

  // How strongly the mean upward direction counts against the levelness of the cameras' rows.
  private static final double UP_WEIGHT = 0.01;

  /** Copies the list. */
  public CameraRig {
    cameras = List.copyOf(cameras);
    if (cameras.isEmpty()) {
      throw new IllegalArgumentException("a rig needs at least one camera");
    }
  }

  /**
   * Sums up a group.
   *
   * @param cameras at least one
   * @return the rig
   */
  public static CameraRig of(List<Camera> cameras) {
    double part = 1.0 / cameras.size();
    Vec3 centre = Vec3.ZERO;
    Vec3 forward = Vec3.ZERO;
    for (Camera camera : cameras) {
      centre = centre.plus(camera.pose().centreInWorld().times(part));
      forward = forward.plus(camera.pose().forwardInWorld().times(part));
    }
    return new CameraRig(cameras, centre, forward, up(cameras), meanIntrinsics(cameras));
  }

  /**
   * Whether the cameras look about the same way, as in a forward-facing capture.
   *
   * @return true if their directions agree
   */
  public boolean looksOneWay() {
    return forward.norm() > ONE_WAY;
  }

  /**
   * Whether nearly all cameras have the point that they have in common in front of them.
   *
   * @return true for a capture around an object, and for most forward-facing ones
   */
  public boolean looksInwards() {
    Vec3 point = lookedAt();
    long facing = cameras.stream().filter(c -> c.pose().toCamera(point).z() > 0).count();
    return facing >= INWARDS * cameras.size();
  }

  /**
   * The point nearest to all optical axes in the least-squares sense: the solution of {@code sum(I
   * - f f^T) x = sum(I - f f^T) c} over centres c and viewing directions f.
   *
   * @return the point in the world; the mean centre if all axes are parallel
   */
  public Vec3 lookedAt() {
    double[] normal = new double[9];
    Vec3 right = Vec3.ZERO;
    for (Camera camera : cameras) {
      Vec3 f = camera.pose().forwardInWorld();
      Vec3 c = camera.pose().centreInWorld();
      right = right.plus(c.minus(f.times(f.dot(c))));
      addOuter(normal, f, -1);
      addIdentity(normal, 1);
    }
    return solve(normal, right, centre);
  }

  /**
   * The direction across all image rows, nearest to the mean upward direction m: the solution of
   * {@code (mean(r r^T) + w I) u = m} over the rows' directions r. Unlike m itself it does not tilt
   * when the cameras look down from one side.
   */
  private static Vec3 up(List<Camera> cameras) {
    Vec3 mean = Vec3.ZERO;
    double[] normal = new double[9];
    double part = 1.0 / cameras.size();
    for (Camera camera : cameras) {
      mean = mean.plus(camera.pose().upInWorld().times(part));
      addOuter(normal, camera.pose().directionToWorld(new Vec3(1, 0, 0)), part);
    }
    Vec3 first = cameras.get(0).pose().upInWorld();
    if (mean.norm() < 1e-6) {
      return first;
    }
    addIdentity(normal, UP_WEIGHT);
    return solve(normal, mean, first).unit();
  }

  private static Intrinsics meanIntrinsics(List<Camera> cameras) {
    int width = cameras.get(0).intrinsics().width();
    int height = cameras.get(0).intrinsics().height();
    double[] mean = new double[4];
    for (Camera camera : cameras) {
      Intrinsics k = camera.intrinsics().resized(width, height);
      double[] values = {k.fx(), k.fy(), k.cx(), k.cy()};
      for (int p = 0; p < 4; p++) {
        mean[p] += values[p] / cameras.size();
      }
    }
    return new Intrinsics(mean[0], mean[1], mean[2], mean[3], width, height);
  }

  private static void addOuter(double[] matrix, Vec3 v, double weight) {
    double[] e = {v.x(), v.y(), v.z()};
    for (int i = 0; i < 9; i++) {
      matrix[i] += weight * e[i / 3] * e[i % 3];
    }
  }

  private static void addIdentity(double[] matrix, double weight) {
    for (int i = 0; i < 9; i += 4) {
      matrix[i] += weight;
    }
  }

  /** Cramer's rule for a symmetric matrix; the fallback where it is singular. */
  private static Vec3 solve(double[] matrix, Vec3 right, Vec3 ifSingular) {
    Vec3 a = new Vec3(matrix[0], matrix[1], matrix[2]);
    Vec3 b = new Vec3(matrix[3], matrix[4], matrix[5]);
    Vec3 c = new Vec3(matrix[6], matrix[7], matrix[8]);
    double det = a.dot(b.cross(c));
    double size = a.norm() * b.norm() * c.norm();
    return Math.abs(det) <= 1e-12 * size
        ? ifSingular
        : new Vec3(
            right.dot(b.cross(c)) / det, a.dot(right.cross(c)) / det, a.dot(b.cross(right)) / det);
  }
}
