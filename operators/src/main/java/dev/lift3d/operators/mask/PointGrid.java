package dev.lift3d.operators.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * A regular grid of points over a picture, cell centres of n x n cells, row by row.
 *
 * @param n points along each side
 */
public record PointGrid(int n) {
  /** Checks that there is a point. */
  public PointGrid {
    if (n < 1) {
      throw new IllegalArgumentException("a grid has at least 1 point a side, found " + n);
    }
  }

  /**
   * Grids for the picture and for each layer of crops, every one coarser.
   *
   * @param n points along each side of the whole picture
   * @param layers of crops
   * @param coarser how many times fewer along each side, from layer to layer
   * @return layers + 1 grids
   */
  public static List<PointGrid> layers(int n, int layers, int coarser) {
    List<PointGrid> grids = new ArrayList<>();
    for (int layer = 0; layer <= layers; layer++) {
      grids.add(new PointGrid((int) (n / Math.pow(coarser, layer))));
    }
    return grids;
  }

  /**
   * How many points there are.
   *
   * @return n x n
   */
  public int count() {
    return n * n;
  }

  /**
   * A point's x.
   *
   * @param point index, row by row
   * @return as a share of the picture's width, in (0, 1)
   */
  public double x(int point) {
    return (point % n + 0.5) / n;
  }

  /**
   * A point's y.
   *
   * @param point index, row by row
   * @return as a share of the picture's height, in (0, 1)
   */
  public double y(int point) {
    return (point / n + 0.5) / n;
  }
}
