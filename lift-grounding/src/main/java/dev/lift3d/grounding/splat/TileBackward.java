package dev.lift3d.grounding.splat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Works back through one tile after the other; each worker has one.
 *
 * <p>Alphas are not kept from drawing but blended again, block by block: once through for the
 * transmittances where blocks begin, then block after block from the back. Memory stays that of one
 * block, and a tile of one block is blended once.
 */
final class TileBackward {
  private final TileLists lists;
  private final TileBlock block;
  private final float[] background; // (C)
  private final float[][] upstream; // (padded, 256)
  private final PairSums sums;
  private final List<float[]> states = new ArrayList<>(); // transmittance where a block begins
  private final List<Integer> starts = new ArrayList<>(); // first entry of each block
  private final float[] behind = new float[TileGrid.AREA];
  private final float[] shown = new float[TileGrid.AREA];
  private final float[] slope = new float[TileGrid.AREA]; // of sigma
  private final float[] weights = new float[TileGrid.AREA];

  TileBackward(TileLists lists, TileBlock block, float[] background) {
    this.lists = lists;
    this.block = block;
    this.background = background;
    this.upstream = block.planes();
    this.sums = new PairSums(upstream, background.length);
  }

  /**
   * The gradient of a picture.
   *
   * @param features (D, H, W), or empty
   * @param depth (H, W) of the accumulated depth, or empty
   * @param alpha (H, W), or empty
   */
  record Upstream(float[] features, float[] depth, float[] alpha) {}

  /**
   * Works back through a tile.
   *
   * @param tile which
   * @param gradient of the picture
   * @param pairs receives gradients of the tile's Gaussians
   * @param ofBackground receives the tile's part of the background's gradient, (C) from tile * C
   */
  void work(int tile, Upstream gradient, PairGradients pairs, float[] ofBackground) {
    block.begin(tile);
    blendAll(lists.start(tile), lists.start(tile + 1));
    load(tile, gradient);
    throughBackground(tile, ofBackground);
    for (int i = starts.size() - 1; i >= 0; i--) {
      if (i < starts.size() - 1) {
        block.kernel().restore(states.get(i));
        block.fill(starts.get(i), starts.get(i + 1));
      }
      block.fetchColours();
      for (int k = block.count() - 1; k >= 0; k--) {
        gaussian(k, pairs);
      }
    }
  }

  /** Blends all blocks; the last one stays. */
  private void blendAll(int from, int end) {
    starts.clear();
    int entry = from;
    while (entry < end) {
      if (states.size() == starts.size()) {
        states.add(new float[2 * TileGrid.AREA]);
      }
      block.kernel().save(states.get(starts.size()));
      starts.add(entry);
      entry = block.fill(entry, end);
    }
  }

  /** Takes the tile's part of the gradient; {@code behind} receives that of alpha. */
  private void load(int tile, Upstream g) {
    TileBlock.clear(upstream);
    Arrays.fill(behind, 0);
    TileGrid grid = lists.grid();
    int area = grid.width() * grid.height();
    int features = g.features.length / area;
    int columns = grid.tileWidth(tile);
    for (int row = 0; row < grid.tileHeight(tile); row++) {
      int at = (grid.top(tile) + row) * grid.width() + grid.left(tile);
      int to = row * TileGrid.SIDE;
      for (int c = 0; c < features; c++) {
        System.arraycopy(g.features, c * area + at, upstream[c], to, columns);
      }
      if (g.depth.length > 0) {
        System.arraycopy(g.depth, at, upstream[background.length - 1], to, columns);
      }
      if (g.alpha.length > 0) {
        System.arraycopy(g.alpha, at, behind, to, columns);
      }
    }
  }

  /** What shines through: {@code behind} becomes T (background . g - g of alpha). */
  private void throughBackground(int tile, float[] ofBackground) {
    float[] t = block.kernel().transmittance();
    for (int i = 0; i < TileGrid.AREA; i++) {
      behind[i] *= -t[i];
    }
    for (int c = 0; c < background.length; c++) {
      float[] g = upstream[c];
      float colour = background[c];
      float sum = 0;
      for (int i = 0; i < TileGrid.AREA; i++) {
        float through = t[i] * g[i];
        sum += through;
        behind[i] += colour * through;
      }
      ofBackground[tile * background.length + c] = sum;
    }
  }

  private void gaussian(int k, PairGradients pairs) {
    int from = block.from(k);
    int to = block.to(k);
    float[] alphas = block.alphas(k);
    show(k, from, to);
    slopes(alphas, block.before(k), from, to);
    sums.collect(alphas, from, to);
    int at = pairs.at(block.entry(k));
    sums.moments(slope, block.x(k), block.y(k), pairs.values(), at);
    sums.channels(weights, pairs.values(), at + PairGradients.MOMENTS);
  }

  /** {@code shown} becomes the Gaussian's channels times the gradient. */
  private void show(int k, int from, int to) {
    Arrays.fill(shown, from, to, 0);
    for (int first = 0; first < upstream.length; first += 4) {
      show(k * upstream.length, first, from, to);
    }
  }

  /** Four channels of it; a method of its own, or the loop is not compiled to vectors. */
  private void show(int colour, int first, int from, int to) {
    float c0 = block.colours()[colour + first];
    float c1 = block.colours()[colour + first + 1];
    float c2 = block.colours()[colour + first + 2];
    float c3 = block.colours()[colour + first + 3];
    float[] g0 = upstream[first];
    float[] g1 = upstream[first + 1];
    float[] g2 = upstream[first + 2];
    float[] g3 = upstream[first + 3];
    float[] q = shown;
    for (int i = from; i < to; i++) {
      q[i] =
          Math.fma(c0, g0[i], Math.fma(c1, g1[i], Math.fma(c2, g2[i], Math.fma(c3, g3[i], q[i]))));
    }
  }

  /** Gradient of sigma and weight at each pixel; what lies behind is summed up. */
  private void slopes(float[] alphas, float[] before, int from, int to) {
    float[] q = shown;
    float[] rest = behind;
    float[] s = slope;
    float[] w = weights;
    float limit = block.kernel().limit();
    float scale = 1 / Math.ulp(limit);
    for (int i = from; i < to; i++) {
      float alpha = alphas[i];
      float t = before[i];
      float weight = alpha * t;
      float ofAlpha = t * q[i] - rest[i] / (1 - alpha);
      // Held at the limit, alpha does not follow sigma: 1 below the limit, 0 at it.
      float free = Math.min(1, (limit - alpha) * scale);
      s[i] = -alpha * free * ofAlpha;
      w[i] = weight;
      rest[i] = Math.fma(weight, q[i], rest[i]);
    }
  }
}
