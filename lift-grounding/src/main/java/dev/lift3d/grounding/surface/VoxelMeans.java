package dev.lift3d.grounding.surface;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.correction.point.VoxelGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Points of many views, merged in voxels: of each voxel one weighted mean. */
final class VoxelMeans {
  /** x, y, z, red, green, blue, share, weight. */
  private static final int SUMS = 8;

  private final double size;
  private final Map<Vec3, Integer> known = new HashMap<>(); // centre of a voxel, its number
  private double[] sums = new double[SUMS * 1024];

  VoxelMeans(double size) {
    this.size = size;
  }

  /** Adds the believed pixels of a view; near ones count more, they show more. */
  void add(PosedDepth view, float[] shares) {
    List<Vec3> points = new ArrayList<>();
    int[] pixels = new int[shares.length];
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        pixels[points.size()] = i;
        points.add(view.point(i));
      }
    }
    VoxelGrid grid = VoxelGrid.of(points, size);
    int[] numbers = grid.centres().stream().mapToInt(this::number).toArray();
    for (int n = 0; n < points.size(); n++) {
      add(SUMS * numbers[grid.voxelOf()[n]], points.get(n), view, pixels[n], shares[pixels[n]]);
    }
  }

  private int number(Vec3 centre) {
    Integer number = known.putIfAbsent(centre, known.size());
    if (number != null) {
      return number;
    }
    if (SUMS * known.size() > sums.length) {
      sums = Arrays.copyOf(sums, 2 * sums.length);
    }
    return known.size() - 1;
  }

  private void add(int at, Vec3 point, PosedDepth view, int pixel, float share) {
    double z = view.depth().data()[pixel];
    double weight = share / (z * z);
    sums[at] += weight * point.x();
    sums[at + 1] += weight * point.y();
    sums[at + 2] += weight * point.z();
    for (int c = 0; c < 3; c++) {
      sums[at + 3 + c] += weight * view.colours().data()[3 * pixel + c];
    }
    sums[at + 6] += weight * share;
    sums[at + 7] += weight;
  }

  int count() {
    return known.size();
  }

  /** One mean; which: 0 .. 6 as in the sums. */
  double mean(int voxel, int which) {
    return sums[SUMS * voxel + which] / sums[SUMS * voxel + SUMS - 1];
  }
}
