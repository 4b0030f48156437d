package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.View;
import java.util.List;

/** What the cameras alone say about depth: where they look, and how far apart they stand. */
final class AxisGeometry {
  private static final double NEAR = 0.3;
  private static final double FAR = 3;

  private AxisGeometry() {}

  /**
   * Depths around the point that all cameras look at; if they look at no common point, around a few
   * times the distance between them.
   */
  static SceneDepths of(List<View> views) {
    List<Vec3> centres = views.stream().map(v -> v.camera().pose().centreInWorld()).toList();
    double extent = extent(centres);
    if (views.size() == 1 || !(extent > 0)) {
      return SceneDepths.uniform(new DepthRange(0.1, 100), views.size())
          .withNote("depth range guessed as 0.1 to 100: one camera position shows no depth");
    }
    double distance = convergence(views);
    String how = "from where the cameras look";
    if (!(distance > 0.1 * extent && distance < 50 * extent)) {
      distance = 2 * extent;
      how = "from how far the cameras are apart";
    }
    return SceneDepths.uniform(new DepthRange(NEAR * distance, FAR * distance), views.size())
        .withNote("depth range guessed " + how + "; the pictures agree too little to tell");
  }

  static double extent(List<Vec3> centres) {
    double largest = 0;
    for (Vec3 c : centres) {
      largest = Math.max(largest, c.distance(centres.get(0)));
    }
    return largest;
  }

  /** The median depth of the point nearest to all optical axes; NaN if they are parallel. */
  private static double convergence(List<View> views) {
    double[] m = new double[9];
    Vec3 rhs = Vec3.ZERO;
    for (View view : views) {
      Vec3 d = view.camera().pose().forwardInWorld();
      Vec3 c = view.camera().pose().centreInWorld();
      double[] axis = {d.x(), d.y(), d.z()};
      for (int i = 0; i < 9; i++) {
        m[i] += (i % 4 == 0 ? 1 : 0) - axis[i / 3] * axis[i % 3];
      }
      rhs = rhs.plus(c.minus(d.times(d.dot(c))));
    }
    Vec3 a = new Vec3(m[0], m[3], m[6]);
    Vec3 b = new Vec3(m[1], m[4], m[7]);
    Vec3 c = new Vec3(m[2], m[5], m[8]);
    double det = a.dot(b.cross(c));
    if (!(Math.abs(det) > 1e-6 * views.size())) {
      return Double.NaN;
    }
    Vec3 p =
        new Vec3(rhs.dot(b.cross(c)) / det, a.dot(rhs.cross(c)) / det, a.dot(b.cross(rhs)) / det);
    double[] depths =
        views.stream().mapToDouble(v -> v.camera().pose().toCamera(p).z()).sorted().toArray();
    return depths[depths.length / 2];
  }
}
