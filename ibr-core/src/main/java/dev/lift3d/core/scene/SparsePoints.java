package dev.lift3d.core.scene;

import dev.lift3d.core.geometry.Vec3;
import java.util.List;

/**
 * The points a structure-from-motion model was built on.
 *
 * @param positions points in the world
 * @param seenIn for each view of the scene (same order), the indices of the points it observes
 */
public record SparsePoints(List<Vec3> positions, List<int[]> seenIn) {
  /** No points at all. */
  public static final SparsePoints NONE = new SparsePoints(List.of(), List.of());

  /** Copies the lists. */
  public SparsePoints {
    positions = List.copyOf(positions);
    seenIn = List.copyOf(seenIn);
  }

  /**
   * Whether there are none.
   *
   * @return true if no point is known
   */
  public boolean isEmpty() {
    return positions.isEmpty();
  }
}
