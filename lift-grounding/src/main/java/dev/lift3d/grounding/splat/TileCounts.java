package dev.lift3d.grounding.splat;

/** Counts what each pixel of a tile blends; each worker has one. */
final class TileCounts {
  private final TileLists lists;
  private final TileBlock block;

  TileCounts(TileLists lists, TileBlock block) {
    this.lists = lists;
    this.block = block;
  }

  /** A pair of a pixel and a Gaussian that it blends. */
  interface PairTask {
    void run(int pixel, int gaussian);
  }

  /** Visits the pairs of a tile, front to back; pixels are counted in the picture. */
  void each(int tile, PairTask task) {
    TileGrid grid = lists.grid();
    block.begin(tile);
    int end = lists.start(tile + 1);
    for (int entry = lists.start(tile); entry < end; ) {
      entry = block.fill(entry, end);
      for (int k = 0; k < block.count(); k++) {
        float[] alphas = block.alphas(k);
        for (int i = block.from(k); i < block.to(k); i++) {
          if (alphas[i] > 0) {
            int row = grid.top(tile) + i / TileGrid.SIDE;
            int column = grid.left(tile) + i % TileGrid.SIDE;
            task.run(row * grid.width() + column, lists.gaussian(block.entry(k)));
          }
        }
      }
    }
  }
}
