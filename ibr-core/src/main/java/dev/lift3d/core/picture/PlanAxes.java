package dev.lift3d.core.picture;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.CameraRig;
import dev.lift3d.core.geometry.Vec3;
import java.util.List;

/**
 * The directions in which a scene is drawn: up is the cameras' common up, right the level direction
 * along which they spread most, ahead the level direction across it, turned to where they look.
 *
 * @param right unit vector in the world
 * @param ahead unit vector in the world
 * @param up unit vector in the world; right x ahead = up
 */
record PlanAxes(Vec3 right, Vec3 ahead, Vec3 up) {
  static PlanAxes of(List<Camera> cameras) {
    CameraRig rig = CameraRig.of(cameras);
    Vec3 up = rig.up();
    Vec3 a = levelDirection(up, rig.forward());
    Vec3 b = up.cross(a);
    double turn = widestTurn(rig, a, b);
    Vec3 right = a.times(Math.cos(turn)).plus(b.times(Math.sin(turn)));
    Vec3 ahead = up.cross(right);
    return rig.forward().dot(ahead) < 0
        ? new PlanAxes(right.times(-1), ahead.times(-1), up)
        : new PlanAxes(right, ahead, up);
  }

  /** From above: right goes right, ahead goes up the page. */
  double[] fromAbove(Vec3 point) {
    return new double[] {right.dot(point), -ahead.dot(point)};
  }

  /** From the side: ahead goes right, up goes up the page. */
  double[] fromTheSide(Vec3 point) {
    return new double[] {ahead.dot(point), -up.dot(point)};
  }

  private static Vec3 levelDirection(Vec3 up, Vec3 forward) {
    Vec3 level = forward.cross(up);
    if (level.norm() < 1e-6) {
      level = up.cross(Math.abs(up.x()) < 0.9 ? new Vec3(1, 0, 0) : new Vec3(0, 1, 0));
    }
    return level.unit();
  }

  /** The angle of the principal axis of the centres' 2 x 2 covariance in the plane of a and b. */
  private static double widestTurn(CameraRig rig, Vec3 a, Vec3 b) {
    double aa = 0;
    double ab = 0;
    double bb = 0;
    for (Camera camera : rig.cameras()) {
      Vec3 d = camera.pose().centreInWorld().minus(rig.centre());
      aa += d.dot(a) * d.dot(a);
      ab += d.dot(a) * d.dot(b);
      bb += d.dot(b) * d.dot(b);
    }
    return Math.atan2(2 * ab, aa - bb) / 2;
  }
}
