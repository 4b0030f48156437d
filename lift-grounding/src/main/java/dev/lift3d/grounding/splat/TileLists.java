package dev.lift3d.grounding.splat;

import dev.lift3d.core.InputException;

/** For each tile the Gaussians that touch it, near to far. */
final class TileLists {
  private static final int MOST = 1 << 29;

  private final TileGrid grid;
  private final int[] starts; // (tiles + 1)
  private final int[] gaussians; // (P)

  private TileLists(TileGrid grid, int[] starts, int[] gaussians) {
    this.grid = grid;
    this.starts = starts;
    this.gaussians = gaussians;
  }

  /** Which of the tiles within a Gaussian's reach it is listed for. */
  interface Test {
    /** All of them, as gsplat 1.5.3 does. */
    Test ALL = (n, left, top) -> true;

    /**
     * Whether Gaussian n may show in a tile.
     *
     * @param n which
     * @param left first pixel column of the tile
     * @param top first pixel row of the tile
     */
    boolean touches(int n, int left, int top);
  }

  /**
   * Lists Gaussians by their reach.
   *
   * @param screen projected Gaussians
   * @param grid tiles
   * @param extent by whose rule tiles are counted
   * @param test takes tiles away
   */
  static TileLists of(ScreenGaussians screen, TileGrid grid, ScreenExtent extent, Test test) {
    int[] order = DepthOrder.of(screen);
    int[] starts = new int[grid.count() + 1];
    Reach reach = new Reach(screen, grid, extent, test);
    for (int n : order) {
      reach.each(n, tile -> starts[tile + 1]++);
    }
    for (int tile = 0; tile < grid.count(); tile++) {
      long sum = (long) starts[tile] + starts[tile + 1];
      if (sum > MOST) {
        throw new InputException(
            "the Gaussians cover too much: more than "
                + MOST
                + " pairs of a tile and a Gaussian; draw fewer or smaller ones");
      }
      starts[tile + 1] = (int) sum;
    }
    int[] gaussians = new int[starts[grid.count()]];
    int[] next = starts.clone();
    for (int n : order) {
      reach.each(n, tile -> gaussians[next[tile]++] = n);
    }
    return new TileLists(grid, starts, gaussians);
  }

  /** Lists every visible Gaussian for every tile: what the reach is tested against. */
  static TileLists everything(ScreenGaussians screen, TileGrid grid) {
    int[] order = DepthOrder.of(screen);
    int[] starts = new int[grid.count() + 1];
    int[] gaussians = new int[Math.multiplyExact(order.length, grid.count())];
    for (int tile = 0; tile < grid.count(); tile++) {
      System.arraycopy(order, 0, gaussians, tile * order.length, order.length);
      starts[tile + 1] = (tile + 1) * order.length;
    }
    return new TileLists(grid, starts, gaussians);
  }

  private interface TileTask {
    void run(int tile);
  }

  private record Reach(ScreenGaussians screen, TileGrid grid, ScreenExtent extent, Test test) {
    void each(int n, TileTask task) {
      int x0 = TileGrid.first(screen.x[n], screen.radiusX[n], grid.columns(), extent);
      int x1 = TileGrid.end(screen.x[n], screen.radiusX[n], grid.columns(), extent);
      int y0 = TileGrid.first(screen.y[n], screen.radiusY[n], grid.rows(), extent);
      int y1 = TileGrid.end(screen.y[n], screen.radiusY[n], grid.rows(), extent);
      for (int y = y0; y < y1; y++) {
        for (int x = x0; x < x1; x++) {
          if (test.touches(n, x * TileGrid.SIDE, y * TileGrid.SIDE)) {
            task.run(y * grid.columns() + x);
          }
        }
      }
    }
  }

  TileGrid grid() {
    return grid;
  }

  /** First entry of a tile; {@code start(tile + 1)} is one past its last. */
  int start(int tile) {
    return starts[tile];
  }

  /** P. */
  int pairs() {
    return gaussians.length;
  }

  /** The Gaussian of an entry. */
  int gaussian(int entry) {
    return gaussians[entry];
  }
}
