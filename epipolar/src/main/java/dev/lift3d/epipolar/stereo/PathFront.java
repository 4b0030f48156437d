package dev.lift3d.epipolar.stereo;

import java.util.Arrays;

/**
 * The heads of parallel paths of {@link SemiGlobalMatching}, one for each pixel of a row and each
 * plane. All arrays of an inner loop share its index: the compiler vectorises nothing else.
 */
final class PathFront {
  private final int width;
  private final int planes;
  private final int[][] before; // a row more at each end, which no path comes from
  private final int[][] now;
  private final int[] least;
  private final int[] moved;
  private final int[] costs;
  private final int[] sums;

  PathFront(int width, int planes) {
    this.width = width;
    this.planes = planes;
    this.before = new int[planes + 2][width];
    this.now = new int[planes][width];
    this.least = new int[width];
    this.moved = new int[width];
    this.costs = new int[width];
    this.sums = new int[width];
    Arrays.fill(before[0], SemiGlobalMatching.NEVER);
    Arrays.fill(before[planes + 1], SemiGlobalMatching.NEVER);
  }

  /**
   * Moves the heads of one plane onto a row.
   *
   * @param plane which
   * @param volume costs of pixels
   * @param start where the row's costs begin
   * @param prices of a change by more than one plane, for each pixel
   */
  void move(int plane, int[] volume, int start, int[] prices) {
    System.arraycopy(volume, start, costs, 0, width);
    int[] farther = before[plane];
    int[] same = before[plane + 1];
    int[] nearer = before[plane + 2];
    int[] to = now[plane];
    for (int x = 0; x < width; x++) {
      int beside = Math.min(nearer[x], farther[x]) + SemiGlobalMatching.SMALL;
      int jump = least[x] + prices[x];
      to[x] = costs[x] + Math.min(Math.min(same[x], beside), jump) - least[x];
    }
  }

  /** Adds the heads of a plane to a row of sums. */
  void addTo(int[] volume, int start, int plane) {
    System.arraycopy(volume, start, sums, 0, width);
    int[] heads = now[plane];
    for (int x = 0; x < width; x++) {
      sums[x] += heads[x];
    }
    System.arraycopy(sums, 0, volume, start, width);
  }

  /** Gets ready for the next row, on which paths go on dx pixels to the right; new ones begin. */
  void advance(int dx) {
    System.arraycopy(now[0], 0, moved, 0, width);
    for (int[] heads : now) {
      for (int x = 0; x < width; x++) {
        moved[x] = Math.min(moved[x], heads[x]);
      }
    }
    shift(moved, dx, least);
    for (int p = 0; p < planes; p++) {
      shift(now[p], dx, before[p + 1]);
    }
  }

  private void shift(int[] from, int dx, int[] to) {
    int begin = Math.max(0, dx);
    System.arraycopy(from, Math.max(0, -dx), to, begin, width - Math.abs(dx));
    if (dx != 0) {
      to[dx > 0 ? 0 : width - 1] = 0;
    }
  }
}
