package dev.lift3d.correction.point;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.Objects;

/**
 * A view that points are looked up in.
 *
 * @param camera at any size
 * @param map what an operator's encoder made of the view
 * @param depth what is known of the view's depth; {@link SourceDepth#unknown} if nothing is
 */
public record PointView(Camera camera, FeatureMap map, SourceDepth depth) {
  /** Checks that nothing is null. */
  public PointView {
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(depth, "depth");
  }

  /**
   * Looks a point up: how far the view can be trusted to show it, and what it shows there.
   *
   * @param point in the world
   * @param visibility how depth decides
   * @param texel receives D floats where the weight is positive
   * @return the weight, 0 where the view does not see the point
   */
  double look(Vec3 point, Visibility visibility, float[] texel) {
    Vec3 at = camera.project(point);
    if (!camera.sees(at)) {
      return 0;
    }
    double x = at.x() / camera.intrinsics().width();
    double y = at.y() / camera.intrinsics().height();
    double weight = visibility.of(depth, x, y, at.z());
    if (weight > 0) {
      map.sample(x * map.cells().imageWidth(), y * map.cells().imageHeight(), texel);
    }
    return weight;
  }
}
