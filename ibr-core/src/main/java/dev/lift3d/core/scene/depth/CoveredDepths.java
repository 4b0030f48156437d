package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Ranges of single views from points that were measured in other views. */
final class CoveredDepths {
  private static final int GRID = 4;
  private static final int COVERED_CELLS = 10; // of 16: what is not covered may be anywhere
  private static final int FEWEST = 60;

  private final List<Vec3> points;

  CoveredDepths(List<Vec3> points) {
    this.points = points;
  }

  /** The range of the points in a view, if they cover most of its image. */
  Optional<DepthRange> of(Camera camera) {
    BitSet cells = new BitSet();
    List<Double> depths = new ArrayList<>();
    for (Vec3 point : points) {
      Vec3 p = camera.project(point);
      if (camera.sees(p)) {
        int x = Math.min(GRID - 1, (int) (GRID * p.x() / camera.intrinsics().width()));
        int y = Math.min(GRID - 1, (int) (GRID * p.y() / camera.intrinsics().height()));
        cells.set(y * GRID + x);
        depths.add(p.z());
      }
    }
    boolean covered = cells.cardinality() >= COVERED_CELLS && depths.size() >= FEWEST;
    return covered
        ? RobustRange.of(depths.stream().mapToDouble(Double::doubleValue).toArray())
        : Optional.empty();
  }
}
