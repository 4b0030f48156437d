package dev.lift3d.epipolar.stereo;

import java.util.Arrays;

/**
 * Semi-global matching: sums, over eight straight paths that end in a pixel, of the cheapest way to
 * get there, where a change by one plane costs a little and any larger change more, the less so the
 * stronger the edge it follows. (Hirschmueller, "Stereo processing by semiglobal matching and
 * mutual information", 2008.)
 */
final class SemiGlobalMatching {
  /** Paths that are summed. */
  static final int PATHS = 8;

  /** Price of a change by one plane. */
  private static final int SMALL = CostVolume.ONE / 16;

  /** Price of a larger change where the picture is even. */
  private static final int LARGE = CostVolume.ONE;

  /** Least price of a larger change. */
  private static final int LEAST = CostVolume.ONE / 8;

  /** Difference of grey at which the price has halved. */
  private static final float EDGE = 0.03f;

  /** Above every cost, far from overflow. */
  private static final int NEVER = 1 << 28;

  private final CostVolume volume;
  private final float[] grey;
  private final int[] sums;

  private SemiGlobalMatching(CostVolume volume, float[] grey) {
    this.volume = volume;
    this.grey = grey;
    this.sums = new int[volume.costs().length];
  }

  /**
   * Sums the costs of all paths.
   *
   * @param volume costs of pixels on their own
   * @param grey H x W, the reference picture
   * @return sums, about {@value #PATHS} times as large as the costs
   */
  static CostVolume aggregated(CostVolume volume, float[] grey) {
    SemiGlobalMatching matching = new SemiGlobalMatching(volume, grey);
    for (int dx = -1; dx <= 1; dx++) {
      matching.sweep(dx, 1);
      matching.sweep(dx, -1);
    }
    matching.sweepRows();
    return new CostVolume(volume.width(), volume.height(), volume.planes(), matching.sums);
  }

  private static int price(float a, float b) {
    float edge = Math.abs(a - b) / EDGE;
    return LEAST + (int) ((LARGE - LEAST) / (1 + edge));
  }

  /** Paths that come from the row before, (dx, dy) pixels on at each move. */
  private void sweep(int dx, int dy) {
    int width = volume.width();
    int height = volume.height();
    int stride = width + 2; // one column more at each side, where paths begin
    int[] before = new int[(volume.planes() + 2) * stride];
    int[] now = before.clone();
    Arrays.fill(now, 0, stride, NEVER);
    Arrays.fill(before, 0, stride, NEVER);
    Arrays.fill(now, now.length - stride, now.length, NEVER);
    Arrays.fill(before, before.length - stride, before.length, NEVER);
    int[] least = new int[stride];
    int[] prices = new int[width];
    for (int k = 0; k < height; k++) {
      int y = dy > 0 ? k : height - 1 - k;
      if (k > 0) {
        prices(y, dx, dy, prices);
      }
      move(y, 1 - dx, prices, least, before, now);
      leastOf(now, stride, least);
      int[] swap = before;
      before = now;
      now = swap;
    }
  }

  private void prices(int y, int dx, int dy, int[] prices) {
    int width = volume.width();
    for (int x = 0; x < width; x++) {
      int from = Math.max(0, Math.min(width - 1, x - dx));
      prices[x] = price(grey[y * width + x], grey[(y - dy) * width + from]);
    }
  }

  private void move(int y, int shift, int[] prices, int[] least, int[] before, int[] now) {
    int width = volume.width();
    int stride = width + 2;
    int[] costs = volume.costs();
    for (int p = 0; p < volume.planes(); p++) {
      int cell = volume.row(y, p);
      int to = (p + 1) * stride + 1;
      int same = (p + 1) * stride + shift;
      int nearer = same + stride;
      int farther = same - stride;
      for (int x = 0; x < width; x++) {
        int beside = Math.min(before[nearer + x], before[farther + x]) + SMALL;
        int jump = least[shift + x] + prices[x];
        int way = Math.min(Math.min(before[same + x], beside), jump) - least[shift + x];
        now[to + x] = costs[cell + x] + way;
      }
      for (int x = 0; x < width; x++) {
        sums[cell + x] += now[to + x];
      }
    }
  }

  private void leastOf(int[] paths, int stride, int[] least) {
    System.arraycopy(paths, stride, least, 0, stride);
    for (int p = 2; p <= volume.planes(); p++) {
      int from = p * stride;
      for (int x = 0; x < stride; x++) {
        least[x] = Math.min(least[x], paths[from + x]);
      }
    }
  }

  /** Paths along rows, worked with a row's planes side by side. */
  private void sweepRows() {
    int width = volume.width();
    int planes = volume.planes();
    int[] turned = new int[width * planes];
    int[] added = new int[width * planes];
    int[] prices = new int[width];
    for (int y = 0; y < volume.height(); y++) {
      transpose(volume.costs(), volume.row(y, 0), turned);
      Arrays.fill(added, 0);
      for (int x = 1; x < width; x++) {
        prices[x] = price(grey[y * width + x], grey[y * width + x - 1]);
      }
      along(turned, prices, 1, added);
      along(turned, prices, -1, added);
      addTransposed(added, volume.row(y, 0));
    }
  }

  private void transpose(int[] from, int start, int[] turned) {
    int width = volume.width();
    int planes = volume.planes();
    for (int p = 0; p < planes; p++) {
      for (int x = 0; x < width; x++) {
        turned[x * planes + p] = from[start + p * width + x];
      }
    }
  }

  private void addTransposed(int[] added, int start) {
    int width = volume.width();
    int planes = volume.planes();
    for (int p = 0; p < planes; p++) {
      for (int x = 0; x < width; x++) {
        sums[start + p * width + x] += added[x * planes + p];
      }
    }
  }

  private void along(int[] costs, int[] prices, int dx, int[] added) {
    int width = volume.width();
    int planes = volume.planes();
    int[] before = new int[planes + 2];
    int[] now = new int[planes + 2];
    before[0] = NEVER;
    now[0] = NEVER;
    before[planes + 1] = NEVER;
    now[planes + 1] = NEVER;
    int least = 0;
    for (int k = 0; k < width; k++) {
      int x = dx > 0 ? k : width - 1 - k;
      int jump = least + prices[dx > 0 ? x : Math.min(width - 1, x + 1)];
      int cell = x * planes;
      for (int p = 0; p < planes; p++) {
        int beside = Math.min(before[p], before[p + 2]) + SMALL;
        now[p + 1] = costs[cell + p] + Math.min(Math.min(before[p + 1], beside), jump) - least;
      }
      int lowest = NEVER;
      for (int p = 0; p < planes; p++) {
        added[cell + p] += now[p + 1];
        lowest = Math.min(lowest, now[p + 1]);
      }
      least = lowest;
      int[] swap = before;
      before = now;
      now = swap;
    }
  }
}
