package dev.lift3d.grounding.splat;

/** Draws one tile after the other; each worker has one. */
final class TileForward {
  private final TileLists lists;
  private final TileBlock block;
  private final float[] background; // (C), depth's 0 included
  private final float[][] planes; // (padded, 256)
  private final int channels;

  TileForward(TileLists lists, TileBlock block, float[] background) {
    this.lists = lists;
    this.block = block;
    this.background = background;
    this.planes = block.planes();
    this.channels = background.length;
  }

  /**
   * Where pixels go.
   *
   * @param features (D, H, W)
   * @param depth (H, W), or empty
   * @param alpha (H, W)
   */
  record Picture(float[] features, float[] depth, float[] alpha) {}

  /**
   * Draws a tile.
   *
   * @param tile which
   * @param out receives its pixels
   */
  void draw(int tile, Picture out) {
    TileBlock.clear(planes);
    block.begin(tile);
    int end = lists.start(tile + 1);
    int entry = lists.start(tile);
    while (entry < end) {
      entry = block.fill(entry, end);
      block.weigh();
      block.fetchColours();
      for (int first = 0; first < planes.length; first += 4) {
        for (int k = 0; k < block.count(); k++) {
          add(k, first);
        }
      }
    }
    write(tile, out);
  }

  private void add(int k, int first) {
    float[] colours = block.colours();
    int at = k * planes.length + first;
    float c0 = colours[at];
    float c1 = colours[at + 1];
    float c2 = colours[at + 2];
    float c3 = colours[at + 3];
    float[] weights = block.before(k);
    float[] p0 = planes[first];
    float[] p1 = planes[first + 1];
    float[] p2 = planes[first + 2];
    float[] p3 = planes[first + 3];
    int to = block.to(k);
    for (int i = block.from(k); i < to; i++) {
      float w = weights[i];
      // All reads come before all writes: the compiler cannot know that the arrays differ.
      float v0 = p0[i];
      float v1 = p1[i];
      float v2 = p2[i];
      float v3 = p3[i];
      p0[i] = Math.fma(c0, w, v0);
      p1[i] = Math.fma(c1, w, v1);
      p2[i] = Math.fma(c2, w, v2);
      p3[i] = Math.fma(c3, w, v3);
    }
  }

  private void write(int tile, Picture out) {
    TileGrid grid = lists.grid();
    float[] t = block.kernel().transmittance();
    float[] covered = block.kernel().covered();
    int area = grid.width() * grid.height();
    int shown = out.features.length / area;
    for (int row = 0; row < grid.tileHeight(tile); row++) {
      int to = (grid.top(tile) + row) * grid.width() + grid.left(tile);
      int from = row * TileGrid.SIDE;
      int end = from + grid.tileWidth(tile);
      for (int c = 0; c < channels; c++) {
        float[] values = c < shown ? out.features : out.depth;
        int at = c < shown ? c * area + to : to;
        for (int i = from; i < end; i++) {
          values[at++] = planes[c][i] + background[c] * t[i];
        }
      }
      for (int i = from; i < end; i++) {
        out.alpha[to++] = covered[i];
      }
    }
  }
}
