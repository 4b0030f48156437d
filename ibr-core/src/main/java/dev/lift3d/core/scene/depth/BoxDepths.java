package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Depths of an axis-aligned box that is known to hold the object. */
public final class BoxDepths {
  /** A camera inside the box sees from this part of the farthest corner's depth on. */
  private static final double NEAREST_INSIDE = 0.02;

  private BoxDepths() {}

  /**
   * For each view the depths of the nearest and the farthest corner.
   *
   * @param views the scene's views
   * @param low the box's corner with the smallest coordinates
   * @param high the box's corner with the largest coordinates
   * @return depths; empty if no view has the box in front of it
   */
  public static Optional<SceneDepths> of(List<View> views, Vec3 low, Vec3 high) {
    List<Optional<DepthRange>> ranges = new ArrayList<>();
    double near = Double.POSITIVE_INFINITY;
    double far = 0;
    for (View view : views) {
      Optional<DepthRange> range = of(view, low, high);
      ranges.add(range);
      if (range.isPresent()) {
        near = Math.min(near, range.get().near());
        far = Math.max(far, range.get().far());
      }
    }
    return far > 0
        ? Optional.of(new SceneDepths(new DepthRange(near, far), ranges, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<DepthRange> of(View view, Vec3 low, Vec3 high) {
    double near = Double.POSITIVE_INFINITY;
    double far = 0;
    for (int corner = 0; corner < 8; corner++) {
      Vec3 p =
          new Vec3(
              (corner & 1) == 0 ? low.x() : high.x(),
              (corner & 2) == 0 ? low.y() : high.y(),
              (corner & 4) == 0 ? low.z() : high.z());
      double z = view.camera().pose().toCamera(p).z();
      near = Math.min(near, z);
      far = Math.max(far, z);
    }
    near = Math.max(near, NEAREST_INSIDE * far);
    return near < far ? Optional.of(new DepthRange(near, far)) : Optional.empty();
  }
}
