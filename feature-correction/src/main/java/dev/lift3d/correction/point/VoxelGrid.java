package dev.lift3d.correction.point;

import dev.lift3d.core.geometry.Vec3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cubes of a regular grid that hold points.
 *
 * @param size edge of a cube, scene units
 * @param centres M centres of cubes that hold points, in the order in which points fell into them
 * @param voxelOf for each of the N points the number of its cube
 */
public record VoxelGrid(double size, List<Vec3> centres, int[] voxelOf) {
  /** Beyond this many cubes from the origin a point's cube is no longer told exactly. */
  private static final double FARTHEST = 1L << 52;

  /** Copies the list. */
  public VoxelGrid {
    centres = List.copyOf(centres);
  }

  /** A cube's place in the grid. */
  private record Cube(long x, long y, long z) {}

  /**
   * Sorts points into cubes.
   *
   * @param points N points
   * @param size edge of a cube, positive
   * @return the cubes that hold any
   */
  public static VoxelGrid of(List<Vec3> points, double size) {
    if (!(size > 0 && Double.isFinite(size))) {
      throw new IllegalArgumentException("a voxel needs a positive size, found " + size);
    }
    Map<Cube, Integer> known = new HashMap<>();
    List<Vec3> centres = new ArrayList<>();
    int[] voxelOf = new int[points.size()];
    for (int n = 0; n < voxelOf.length; n++) {
      Vec3 p = points.get(n);
      Cube cube = new Cube(index(p.x(), size), index(p.y(), size), index(p.z(), size));
      Integer voxel = known.putIfAbsent(cube, centres.size());
      voxelOf[n] = voxel == null ? centres.size() : voxel;
      if (voxel == null) {
        centres.add(new Vec3(cube.x + 0.5, cube.y + 0.5, cube.z + 0.5).times(size));
      }
    }
    return new VoxelGrid(size, centres, voxelOf);
  }

  private static long index(double coordinate, double size) {
    double index = Math.floor(coordinate / size);
    if (!(Math.abs(index) < FARTHEST)) {
      throw new IllegalArgumentException(
          "a point at " + coordinate + " is outside any grid of voxels of " + size);
    }
    return (long) index;
  }
}
