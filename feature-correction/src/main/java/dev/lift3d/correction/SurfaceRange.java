package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.epipolar.SourceMap;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.ArrayList;
import java.util.List;

/**
 * Widens the depths that a target is expected to see to those at which its sources see surfaces.
 */
final class SurfaceRange {
  /** Texels less sure than this are not asked. */
  private static final float SURE = 0.5f;

  /** Every so many texels are asked: prime, so that it does not fall in step with the rows. */
  private static final int STEP = 7;

  private static final int FEWEST = 50;
  private static final double OUTLIERS = 0.01;
  private static final double MARGIN = 1.1;

  private SurfaceRange() {}

  /**
   * The range with all but the outermost hundredth of the surfaces in it.
   *
   * @param target the target camera
   * @param range what is expected
   * @param sources source views with their depths
   * @return the range or a wider one
   */
  static DepthRange of(Camera target, DepthRange range, List<SourceMap> sources) {
    List<Double> depths = new ArrayList<>();
    for (SourceMap source : sources) {
      collect(target, source, depths);
    }
    if (depths.size() < FEWEST) {
      return range;
    }
    double[] sorted = depths.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int outliers = (int) (OUTLIERS * sorted.length);
    double near = sorted[outliers] / MARGIN;
    double far = sorted[sorted.length - 1 - outliers] * MARGIN;
    return new DepthRange(Math.min(near, range.near()), Math.max(far, range.far()));
  }

  private static void collect(Camera target, SourceMap source, List<Double> depths) {
    SourceDepth map = source.depth();
    Camera camera = source.camera().resized(map.columns(), map.rows());
    for (int texel = 0; texel < map.inverse().length; texel += STEP) {
      if (map.confidence()[texel] >= SURE) {
        double u = texel % map.columns() + 0.5;
        double v = texel / map.columns() + 0.5;
        Vec3 seen = target.project(camera.unproject(u, v, 1 / map.inverse()[texel]));
        if (target.sees(seen)) {
          depths.add(seen.z());
        }
      }
    }
  }
}
