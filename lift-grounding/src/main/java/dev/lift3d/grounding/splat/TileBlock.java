package dev.lift3d.grounding.splat;

import java.util.Arrays;

/**
 * Up to 64 Gaussians of a tile, in order, with what each covers of the tile's pixels. A worker's
 * own memory: it bounds what a tile needs, however many Gaussians lie on it.
 */
final class TileBlock {
  /** Gaussians of a block. */
  static final int LENGTH = 64;

  private static final int CHECK_EVERY = 16;

  private final TileLists lists;
  private final Footprints footprints;
  private final ChannelSource source;
  private final AlphaKernel kernel;
  private final float[][] alphas = new float[LENGTH][TileGrid.AREA];
  private final float[][] before = new float[LENGTH][TileGrid.AREA];
  private final int[] entries = new int[LENGTH];
  private final int[] from = new int[LENGTH];
  private final int[] to = new int[LENGTH];
  private final float[] colours;
  private int left;
  private int top;
  private int count;

  TileBlock(TileLists lists, Footprints footprints, ChannelSource source, BlendSettings settings) {
    this.lists = lists;
    this.footprints = footprints;
    this.source = source;
    this.kernel = new AlphaKernel(settings);
    this.colours = new float[LENGTH * source.padded()];
  }

  /** Starts a tile. */
  void begin(int tile) {
    left = lists.grid().left(tile);
    top = lists.grid().top(tile);
    kernel.begin(lists.grid(), tile);
  }

  /**
   * Blends the next Gaussians.
   *
   * @param entry first entry of the lists
   * @param end one past the last entry of the tile
   * @return the entry to go on with, or {@code end} if no pixel goes on
   */
  int fill(int entry, int end) {
    count = 0;
    int next = entry;
    while (next < end && count < LENGTH) {
      if (count % CHECK_EVERY == 0 && !kernel.goesOn()) {
        return end;
      }
      int n = lists.gaussian(next);
      int first = footprints.firstRow(n, top);
      int last = footprints.endRow(n, top);
      if (first < last) {
        from[count] = first * TileGrid.SIDE;
        to[count] = last * TileGrid.SIDE;
        kernel.aim(footprints, n, left, top);
        kernel.blend(from[count], to[count], alphas[count], before[count]);
        entries[count++] = next;
      }
      next++;
    }
    return next;
  }

  /** Fetches the channels of the block's Gaussians. */
  void fetchColours() {
    int padded = source.padded();
    for (int k = 0; k < count; k++) {
      source.copy(lists.gaussian(entries[k]), colours, k * padded);
    }
  }

  /** Replaces transmittances before by weights, alpha times that. */
  void weigh() {
    for (int k = 0; k < count; k++) {
      multiply(alphas[k], before[k], from[k], to[k]);
    }
  }

  private static void multiply(float[] by, float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] *= by[i];
    }
  }

  AlphaKernel kernel() {
    return kernel;
  }

  /** How many Gaussians the block has. */
  int count() {
    return count;
  }

  /** Entry in the lists of the k-th. */
  int entry(int k) {
    return entries[k];
  }

  /** First pixel that the k-th may show in. */
  int from(int k) {
    return from[k];
  }

  /** One past the last pixel that the k-th may show in. */
  int to(int k) {
    return to[k];
  }

  /** What the k-th covers, (256), valid from {@link #from} to {@link #to}. */
  float[] alphas(int k) {
    return alphas[k];
  }

  /** Transmittance before the k-th, (256), or its weight after {@link #weigh}. */
  float[] before(int k) {
    return before[k];
  }

  /** Channels of all, (64, padded). */
  float[] colours() {
    return colours;
  }

  /** The k-th's centre, counted in pixels from the tile's corner. */
  double x(int k) {
    return footprints.screen().x[lists.gaussian(entries[k])] - left;
  }

  /** The k-th's centre, counted in pixels from the tile's corner. */
  double y(int k) {
    return footprints.screen().y[lists.gaussian(entries[k])] - top;
  }

  /** Empty channels for a tile, (padded, 256). */
  float[][] planes() {
    return new float[source.padded()][TileGrid.AREA];
  }

  static void clear(float[][] planes) {
    for (float[] plane : planes) {
      Arrays.fill(plane, 0);
    }
  }
}
