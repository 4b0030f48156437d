package dev.lift3d.core.geometry;

import java.util.ArrayList;
import java.util.List;

/** Paths along which a camera moves, one camera a frame. */
public final class CameraPath {
  private CameraPath() {}

  /**
   * Moves through key cameras, the same number of frames between neighbours: rotations on shortest
   * arcs, centres on a centripetal Catmull-Rom curve (Barry and Goldman's form; no loops or cusps),
   * intrinsics linearly, all at the first key's image size.
   *
   * @param keys at least one camera; the path starts at the first and ends at the last
   * @param frames at least 1
   * @return one camera a frame
   */
  public static List<Camera> interpolate(List<Camera> keys, int frames) {
    requireFramesAndCameras(keys, frames);
    int width = keys.get(0).intrinsics().width();
    int height = keys.get(0).intrinsics().height();
    List<Camera> path = new ArrayList<>();
    for (int f = 0; f < frames; f++) {
      double at = frames == 1 ? 0 : (double) f * (keys.size() - 1) / (frames - 1);
      int k = Math.min((int) at, Math.max(0, keys.size() - 2));
      path.add(between(keys, k, at - k).resized(width, height));
    }
    return path;
  }

  /**
   * A smooth closed movement around given cameras, chosen by how they stand.
   *
   * <ul>
   *   <li>Cameras that look the same way: a spiral about their mean pose, as wide as the 90th
   *       percentile of their offsets, looking at a point between near and far (the manner of LLFF,
   *       Mildenhall et al. 2019).
   *   <li>Cameras that look inwards from around: an orbit about the point they look at, a full
   *       circle, or there and back over the arc they cover where a quarter or more is missing.
   *   <li>Any others: through the cameras in their order.
   * </ul>
   *
   * @param around at least one camera
   * @param range depths of the scene
   * @param frames at least 1
   * @return one camera a frame, all of the first camera's image size
   */
  public static List<Camera> spiral(List<Camera> around, DepthRange range, int frames) {
    requireFramesAndCameras(around, frames);
    CameraRig rig = CameraRig.of(around);
    if (rig.looksOneWay()) {
      return Spiral.about(rig, range).frames(frames);
    }
    return rig.looksInwards() ? Orbit.about(rig).frames(frames) : interpolate(around, frames);
  }

  private static Camera between(List<Camera> keys, int k, double t) {
    Camera a = keys.get(k);
    Camera b = keys.get(Math.min(k + 1, keys.size() - 1));
    if (t == 0 || t == 1) {
      return t == 0 ? a : b; // keys come out exactly
    }
    Quaternion turn =
        Quaternion.ofRotation(a.pose().rotation())
            .slerp(Quaternion.ofRotation(b.pose().rotation()), t);
    Pose turned = Pose.fromWorldToCamera(turn.rotation(), Vec3.ZERO);
    Vec3 centre = curve(keys, k, t);
    Pose pose = Pose.fromWorldToCamera(turned.rotation(), turned.toCamera(centre).times(-1));
    return new Camera(mix(a.intrinsics(), b.intrinsics(), t), pose);
  }

  private static Intrinsics mix(Intrinsics a, Intrinsics second, double t) {
    Intrinsics b = second.resized(a.width(), a.height());
    return new Intrinsics(
        a.fx() + t * (b.fx() - a.fx()),
        a.fy() + t * (b.fy() - a.fy()),
        a.cx() + t * (b.cx() - a.cx()),
        a.cy() + t * (b.cy() - a.cy()),
        a.width(),
        a.height());
  }

  private static Vec3 curve(List<Camera> keys, int k, double t) {
    Vec3 p1 = keys.get(k).pose().centreInWorld();
    Vec3 p2 = keys.get(k + 1).pose().centreInWorld();
    Vec3 p0 = k > 0 ? keys.get(k - 1).pose().centreInWorld() : p1.times(2).minus(p2);
    Vec3 p3 = k + 2 < keys.size() ? keys.get(k + 2).pose().centreInWorld() : p2.times(2).minus(p1);
    double middle = Math.sqrt(p1.distance(p2));
    if (middle == 0) {
      return p1;
    }
    // Knots are square roots of distances; coinciding neighbours count as a regular one.
    double t0 = -knot(p0, p1, middle);
    double t3 = middle + knot(p2, p3, middle);
    double at = t * middle;
    Vec3 a1 = mix(p0, p1, (at - t0) / -t0);
    Vec3 a2 = mix(p1, p2, t);
    Vec3 a3 = mix(p2, p3, (at - middle) / (t3 - middle));
    Vec3 b1 = mix(a1, a2, (at - t0) / (middle - t0));
    Vec3 b2 = mix(a2, a3, at / t3);
    return mix(b1, b2, t);
  }

  private static double knot(Vec3 a, Vec3 b, double middle) {
    double knot = Math.sqrt(a.distance(b));
    return knot > 1e-6 * middle ? knot : middle;
  }

  private static Vec3 mix(Vec3 a, Vec3 b, double t) {
    return a.times(1 - t).plus(b.times(t));
  }

  private static void requireFramesAndCameras(List<Camera> cameras, int frames) {
    if (cameras.isEmpty() || frames < 1) {
      throw new IllegalArgumentException(
          "a path needs a camera and a frame, found "
              + cameras.size()
              + " cameras, "
              + frames
              + " frames");
    }
  }
}
