package dev.lift3d.correction.matrix;

import dev.lift3d.core.image.CellLayout;

/**
 * The four texels that {@link dev.lift3d.core.image.FeatureMap#sample} reads at a place, and how
 * much of each: the same arithmetic without the features.
 */
final class TexelCorners {
  final int[] texels = new int[4];
  final float[] weights = new float[4];

  /**
   * Finds them.
   *
   * @param grid the map's grid
   * @param u x in pixels of the encoded image
   * @param v y in pixels of the encoded image
   */
  void at(TexelGrid grid, double u, double v) {
    CellLayout cells = grid.cells();
    double x = Math.max(0, Math.min(grid.columns() - 1, cells.cell(u)));
    double y = Math.max(0, Math.min(grid.rows() - 1, cells.cell(v)));
    int col = (int) x;
    int row = (int) y;
    float right = (float) (x - col);
    float down = (float) (y - row);
    int next = col + 1 < grid.columns() ? 1 : 0;
    int below = row + 1 < grid.rows() ? grid.columns() : 0;
    int at = row * grid.columns() + col;
    put(0, at, (1 - right) * (1 - down));
    put(1, at + next, right * (1 - down));
    put(2, at + below, (1 - right) * down);
    put(3, at + below + next, right * down);
  }

  private void put(int corner, int texel, float weight) {
    texels[corner] = texel;
    weights[corner] = weight;
  }
}
