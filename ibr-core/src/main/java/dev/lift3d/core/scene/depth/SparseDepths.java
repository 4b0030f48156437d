package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Depths of the points of structure from motion, in the views that observe them. */
public final class SparseDepths {
  private SparseDepths() {}

  /**
   * Robust ranges (1 % and 99 % percentiles with margins) for each view and for all of them.
   *
   * @param views the scene's views
   * @param points points, with what each view observes
   * @return depths; empty if too few points are observed to tell
   */
  public static Optional<SceneDepths> of(List<View> views, SparsePoints points) {
    if (points.isEmpty()) {
      return Optional.empty();
    }
    List<Optional<DepthRange>> ranges = new ArrayList<>();
    List<double[]> depths = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      double[] own = observed(views.get(i), points.positions(), points.seenIn().get(i));
      depths.add(own);
      ranges.add(RobustRange.of(own));
    }
    double[] all = depths.stream().flatMapToDouble(DoubleStream::of).toArray();
    return RobustRange.of(all).map(scene -> new SceneDepths(scene, ranges, Optional.empty()));
  }

  private static double[] observed(View view, List<Vec3> positions, int[] seen) {
    double[] depths = new double[seen.length];
    int n = 0;
    for (int index : seen) {
      double z = view.camera().pose().toCamera(positions.get(index)).z();
      if (z > 0) {
        depths[n++] = z;
      }
    }
    return Arrays.copyOf(depths, n);
  }
}
