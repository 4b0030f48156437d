package dev.lift3d.core.procedural;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.render.RenderedView;
import java.util.Arrays;
import java.util.List;

/** Whether views are worth taking, judged on small pictures. */
final class ViewCheck {
  private static final int WIDTH = 24;
  private static final double LEAST_COVERAGE = 0.97;
  private static final double LEAST_OVERLAP = 0.5;
  private static final int LEAST_THINGS = 5;

  private ViewCheck() {}

  /** Filled with things, none of them before the lens. */
  static boolean usable(ProceduralScene scene, Camera camera) {
    RenderedView view = small(scene, camera);
    if (view.coverage() < LEAST_COVERAGE) {
      return false;
    }
    float[] depths = LowResolution.hits(view);
    Arrays.sort(depths);
    double near = LowResolution.percentile(depths, 0.03);
    double middle = LowResolution.percentile(depths, 0.5);
    return near > 0.15
        && middle > 0.45
        && Arrays.stream(view.instances()).distinct().count() >= LEAST_THINGS;
  }

  /** Each view shows again at least half of what the view before it shows. */
  static boolean neighboursOverlap(ProceduralScene scene, List<Camera> cameras) {
    for (int i = 0; i + 1 < cameras.size(); i++) {
      if (overlap(scene, cameras.get(i), cameras.get(i + 1)) < LEAST_OVERLAP) {
        return false;
      }
    }
    return true;
  }

  /** The share of one view's pixels that another sees too, not hidden by anything. */
  static double overlap(ProceduralScene scene, Camera from, Camera to) {
    RenderedView a = small(scene, from);
    RenderedView b = small(scene, to);
    int seen = 0;
    int hits = 0;
    Image depth = a.depth();
    for (int row = 0; row < depth.height(); row++) {
      for (int col = 0; col < depth.width(); col++) {
        float d = depth.at(col, row, 0);
        if (d > 0) {
          hits++;
          Vec3 q = b.camera().project(a.camera().unproject(col + 0.5, row + 0.5, d));
          seen += b.camera().sees(q) && near(b.depth(), q) ? 1 : 0;
        }
      }
    }
    return hits == 0 ? 0 : (double) seen / hits;
  }

  private static boolean near(Image depth, Vec3 q) {
    int col = Math.min((int) q.x(), depth.width() - 1);
    int row = Math.min((int) q.y(), depth.height() - 1);
    double d = depth.at(col, row, 0);
    return d > 0.93 * q.z() || d == 0;
  }

  private static RenderedView small(ProceduralScene scene, Camera camera) {
    return scene.render(LowResolution.camera(camera, WIDTH), LowResolution.PLAIN);
  }
}
