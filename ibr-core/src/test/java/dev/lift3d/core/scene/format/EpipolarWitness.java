package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec2;
import dev.lift3d.core.geometry.Vec3;
import java.util.List;

/** What point matches say about a pair of cameras. */
final class EpipolarWitness {
  /** A match in pixel coordinates of the two views. */
  record Match(Vec2 a, Vec2 b) {}

  private EpipolarWitness() {}

  /**
   * The median Sampson distance in pixels of matches to the epipolar geometry of two cameras
   * (Hartley and Zisserman, "Multiple View Geometry", 11.4.3).
   */
  static double medianSampson(List<Match> matches, Camera a, Camera b) {
    double[] f = fundamental(a, b);
    return matches.stream().mapToDouble(m -> sampson(f, m)).sorted().toArray()[matches.size() / 2];
  }

  private static double sampson(double[] f, Match m) {
    double u = m.a().x();
    double v = m.a().y();
    double s = m.b().x();
    double t = m.b().y();
    double l0 = f[0] * u + f[1] * v + f[2];
    double l1 = f[3] * u + f[4] * v + f[5];
    double l2 = f[6] * u + f[7] * v + f[8];
    double k0 = f[0] * s + f[3] * t + f[6];
    double k1 = f[1] * s + f[4] * t + f[7];
    return Math.abs(s * l0 + t * l1 + l2) / Math.sqrt(l0 * l0 + l1 * l1 + k0 * k0 + k1 * k1);
  }

  /** F with x_b^T F x_a = 0, from three points of each ray: K_b^-T [t]x R K_a^-1. */
  private static double[] fundamental(Camera a, Camera b) {
    double[] f = new double[9];
    Vec3 t = b.pose().toCamera(a.pose().centreInWorld());
    Vec3[] rays = {ray(a, b, 1, 0, 0), ray(a, b, 0, 1, 0), ray(a, b, 0, 0, 1)};
    Intrinsics k = b.intrinsics();
    for (int j = 0; j < 3; j++) {
      Vec3 e = t.cross(rays[j]);
      f[j] = e.x() / k.fx();
      f[3 + j] = e.y() / k.fy();
      f[6 + j] = e.z() - f[j] * k.cx() - f[3 + j] * k.cy();
    }
    return f;
  }

  /** Column of R K_a^-1. */
  private static Vec3 ray(Camera a, Camera b, double u, double v, double w) {
    Intrinsics k = a.intrinsics();
    Vec3 inA = new Vec3((u - w * k.cx()) / k.fx(), (v - w * k.cy()) / k.fy(), w);
    Vec3 world = a.pose().directionToWorld(inA);
    double[] r = b.pose().rotation();
    return new Vec3(
        r[0] * world.x() + r[1] * world.y() + r[2] * world.z(),
        r[3] * world.x() + r[4] * world.y() + r[5] * world.z(),
        r[6] * world.x() + r[7] * world.y() + r[8] * world.z());
  }

  /** Which part of the matches has its nearest point of both rays in front of both cameras. */
  static double inFront(List<Match> matches, Camera a, Camera b) {
    long count = matches.stream().filter(m -> isInFront(m, a, b)).count();
    return (double) count / matches.size();
  }

  private static boolean isInFront(Match m, Camera a, Camera b) {
    Vec3 d = a.rayDirection(m.a().x(), m.a().y());
    Vec3 e = b.rayDirection(m.b().x(), m.b().y());
    Vec3 between = b.pose().centreInWorld().minus(a.pose().centreInWorld());
    double dd = d.dot(d);
    double ee = e.dot(e);
    double de = d.dot(e);
    double det = dd * ee - de * de;
    double depthA = (between.dot(d) * ee - between.dot(e) * de) / det;
    double depthB = (between.dot(d) * de - between.dot(e) * dd) / det;
    return depthA > 0 && depthB > 0;
  }
}
