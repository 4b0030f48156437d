package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import java.util.List;

/**
 * The depths that a free camera sees, from what the views around it see: the near and the far plane
 * of each view, as far as they fall into the target's image, and the depths they have there. The
 * ends are the smallest and the largest of these depths, so what any of the views saw is in range.
 *
 * @param target the free camera
 * @param scene near and far that hold for every view of the scene; the result if no plane is seen
 */
record DepthRanges(Camera target, DepthRange scene) {
  /** How many of the nearest views are asked. */
  static final int VIEWS = 4;

  /** Points along each axis of a view's planes. */
  private static final int GRID = 5;

  /** A camera that moves towards the scene may come nearer than any view was, by this factor. */
  private static final double NEARER = 0.5;

  /**
   * Combines ranges.
   *
   * @param cameras the views around the target
   * @param ranges the depths each of them sees
   * @return near and far for the target
   */
  DepthRange around(List<Camera> cameras, List<DepthRange> ranges) {
    double near = Double.POSITIVE_INFINITY;
    double far = 0;
    for (int v = 0; v < cameras.size(); v++) {
      for (double plane : new double[] {ranges.get(v).near(), ranges.get(v).far()}) {
        for (int cell = 0; cell < GRID * GRID; cell++) {
          double depth = depthInTarget(cameras.get(v), cell, plane);
          near = Math.min(near, depth > 0 ? depth : near);
          far = Math.max(far, depth);
        }
      }
    }
    near = Math.max(near, NEARER * scene.near());
    return far > near ? new DepthRange(near, far) : scene;
  }

  /** The depth in the target of a point on a view's plane; 0 if the target does not see it. */
  private double depthInTarget(Camera view, int cell, double plane) {
    double u = (cell % GRID) * view.intrinsics().width() / (GRID - 1.0);
    double v = (cell / GRID) * view.intrinsics().height() / (GRID - 1.0);
    Vec3 seen = target.project(view.unproject(u, v, plane));
    return target.sees(seen) ? seen.z() : 0;
  }
}
