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
  static final int SMALL = CostVolume.ONE / 12;

  /** Price of a larger change where the picture is even. */
  private static final int LARGE = CostVolume.ONE * 3 / 2;

  /** Least price of a larger change. */
  private static final int LEAST = CostVolume.ONE / 4;

  /** Difference of grey at which the price has halved. */
  private static final float EDGE = 0.03f;

  /** Above every cost, far from overflow. */
  static final int NEVER = 1 << 28;

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
    int height = volume.height();
    PathFront front = new PathFront(volume.width(), volume.planes());
    int[] prices = new int[volume.width()];
    for (int k = 0; k < height; k++) {
      int y = dy > 0 ? k : height - 1 - k;
      if (k > 0) {
        prices(y, dx, dy, prices);
      }
      for (int p = 0; p < volume.planes(); p++) {
        front.move(p, volume.costs(), volume.row(y, p), prices);
        front.addTo(sums, volume.row(y, p), p);
      }
      front.advance(dx);
    }
  }

  private void prices(int y, int dx, int dy, int[] prices) {
    int width = volume.width();
    for (int x = 0; x < width; x++) {
      int from = Math.max(0, Math.min(width - 1, x - dx));
      prices[x] = price(grey[y * width + x], grey[(y - dy) * width + from]);
    }
  }

  /** Paths along rows, worked with a pixel's planes side by side. */
  private void sweepRows() {
    int width = volume.width();
    int planes = volume.planes();
    int[][] turned = new int[width][planes];
    int[][] added = new int[width][planes];
    int[] prices = new int[width + 1]; // of the move between a pixel and the one before
    for (int y = 0; y < volume.height(); y++) {
      int start = volume.row(y, 0);
      for (int x = 0; x < width; x++) {
        for (int p = 0; p < planes; p++) {
          turned[x][p] = volume.costs()[start + p * width + x];
        }
        Arrays.fill(added[x], 0);
        prices[x] = x == 0 ? 0 : price(grey[y * width + x], grey[y * width + x - 1]);
      }
      along(turned, prices, 1, added);
      along(turned, prices, -1, added);
      for (int x = 0; x < width; x++) {
        for (int p = 0; p < planes; p++) {
          sums[start + p * width + x] += added[x][p];
        }
      }
    }
  }

  private void along(int[][] costs, int[] prices, int dx, int[][] added) {
    int planes = volume.planes();
    int[] same = new int[planes];
    int[] farther = new int[planes];
    int[] nearer = new int[planes];
    int[] now = new int[planes];
    farther[0] = NEVER;
    nearer[planes - 1] = NEVER;
    int least = 0;
    for (int k = 0; k < costs.length; k++) {
      int x = dx > 0 ? k : costs.length - 1 - k;
      int jump = least + prices[dx > 0 ? x : x + 1];
      int[] own = costs[x];
      int[] sum = added[x];
      for (int p = 0; p < planes; p++) {
        int beside = Math.min(nearer[p], farther[p]) + SMALL;
        int path = own[p] + Math.min(Math.min(same[p], beside), jump) - least;
        now[p] = path;
        sum[p] += path;
      }
      least = NEVER;
      for (int p = 0; p < planes; p++) {
        least = Math.min(least, now[p]);
      }
      System.arraycopy(now, 0, same, 0, planes);
      System.arraycopy(now, 0, farther, 1, planes - 1);
      System.arraycopy(now, 1, nearer, 0, planes - 1);
    }
  }
}
