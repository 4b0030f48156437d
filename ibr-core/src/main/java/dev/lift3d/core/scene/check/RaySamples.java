package dev.lift3d.core.scene.check;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.View;
import java.util.List;

/**
 * Points on a grid of rays through an image, at depths that are evenly spread in inverse depth.
 *
 * @param cols rays along the image's width
 * @param rows rays along its height
 * @param depths samples on each ray, at least 2
 */
record RaySamples(int cols, int rows, int depths) {
  /** World points of a camera's rays: (cols * rows) x depths, near to far. */
  Vec3[][] of(Camera camera, DepthRange range) {
    Vec3[][] rays = new Vec3[cols * rows][depths];
    Vec3 centre = camera.pose().centreInWorld();
    for (int ray = 0; ray < rays.length; ray++) {
      double u = (ray % cols + 0.5) / cols * camera.intrinsics().width();
      double v = (ray / cols + 0.5) / rows * camera.intrinsics().height();
      Vec3 direction = camera.rayDirection(u, v);
      for (int i = 0; i < depths; i++) {
        double share = (double) i / (depths - 1);
        double depth = 1 / ((1 - share) / range.near() + share / range.far());
        rays[ray][i] = centre.plus(direction.times(depth));
      }
    }
    return rays;
  }

  /** How many views other than one see a point, occlusion aside. */
  static int othersSeeing(List<View> views, int target, Vec3 point) {
    int seeing = 0;
    for (int i = 0; i < views.size(); i++) {
      Camera camera = views.get(i).camera();
      if (i != target && camera.sees(camera.project(point))) {
        seeing++;
      }
    }
    return seeing;
  }
}
