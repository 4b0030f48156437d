package dev.lift3d.correction;

import dev.lift3d.core.ray.CellGrid;
import dev.lift3d.core.ray.DepthSampler;
import java.util.Arrays;

/**
 * What the first pass found on rays that stand for blocks of their neighbours: compositing weights
 * of a grid of rays, all at the same depths.
 */
final class CoarseWeights {
  private final CellGrid grid;
  private final float[] depths;
  private final float[] weights;

  /**
   * No ray is known yet.
   *
   * @param grid the rays, as cells over the target's image
   * @param depths S ascending depths
   */
  CoarseWeights(CellGrid grid, float[] depths) {
    this.grid = grid;
    this.depths = depths;
    this.weights = new float[Math.multiplyExact(grid.count(), depths.length)];
  }

  CellGrid grid() {
    return grid;
  }

  float[] depths() {
    return depths;
  }

  /** Notes weights (R, S) of the rays from {@code first} on. */
  void put(float[] found, int first) {
    System.arraycopy(found, 0, weights, first * depths.length, found.length);
  }

  /**
   * Depths for a ray between those of the grid: where any of the four around it found matter.
   *
   * @param u the ray's pixel
   * @param v the ray's pixel
   * @param count how many
   * @return ascending depths
   */
  float[] guided(double u, double v, int count) {
    int left = before((u - grid.offset()) / grid.stride(), grid.columns());
    int top = before((v - grid.offset()) / grid.stride(), grid.rows());
    int right = Math.min(left + 1, grid.columns() - 1);
    int bottom = Math.min(top + 1, grid.rows() - 1);
    int s = depths.length;
    int first = (top * grid.columns() + left) * s;
    float[] most = Arrays.copyOfRange(weights, first, first + s);
    raise(most, top * grid.columns() + right);
    raise(most, bottom * grid.columns() + left);
    raise(most, bottom * grid.columns() + right);
    return DepthSampler.guided(depths, most, count, null);
  }

  /** The last cell whose centre lies before a place, counted in cells. */
  private static int before(double place, int cells) {
    return Math.max(0, Math.min(cells - 1, (int) Math.floor(place - 0.5)));
  }

  private void raise(float[] most, int cell) {
    for (int i = 0; i < most.length; i++) {
      most[i] = Math.max(most[i], weights[cell * most.length + i]);
    }
  }
}
