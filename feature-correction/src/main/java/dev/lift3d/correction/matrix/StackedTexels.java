package dev.lift3d.correction.matrix;

import dev.lift3d.core.image.FeatureMap;
import java.util.List;
import java.util.stream.IntStream;

/** The texels of several maps, one map after the other: the columns of a lifting matrix. */
final class StackedTexels {
  private final List<TexelGrid> grids;
  private final int[] starts; // V + 1

  StackedTexels(List<TexelGrid> grids) {
    this.grids = List.copyOf(grids);
    starts = new int[grids.size() + 1];
    for (int v = 0; v < grids.size(); v++) {
      starts[v + 1] = Math.addExact(starts[v], grids.get(v).count());
    }
  }

  List<TexelGrid> grids() {
    return grids;
  }

  /** V + 1: the first column of each view, and their number. */
  int[] starts() {
    return starts;
  }

  int count() {
    return starts[grids.size()];
  }

  /** Checks that maps fit; channels of the first. */
  int requireFitting(List<TexelGrid> given, IntStream channels) {
    if (!grids.equals(given)) {
      throw new IllegalArgumentException(
          "the matrix is for maps of " + grids + ", given were " + given);
    }
    int[] distinct = channels.distinct().toArray();
    if (distinct.length != 1) {
      throw new IllegalArgumentException("maps of different channels: " + distinct.length);
    }
    return distinct[0];
  }

  static List<TexelGrid> of(List<FeatureMap> maps) {
    return maps.stream().map(TexelGrid::of).toList();
  }
}
