package dev.lift3d.epipolar.stereo;

/**
 * What it costs to put a pixel on a plane. Element (row, plane, col) is at {@code (row * planes +
 * plane) * width + col}, so that loops over a row of one plane run over neighbouring ints.
 *
 * @param width pixels a row
 * @param height rows
 * @param planes how many
 * @param costs whole numbers; {@value #ONE} is the cost of no correlation at all
 */
record CostVolume(int width, int height, int planes, int[] costs) {
  /** The cost of a correlation of 0 or below; a correlation of 1 costs nothing. */
  static final int ONE = 1024;

  static CostVolume zeros(int width, int height, int planes) {
    return new CostVolume(width, height, planes, new int[width * height * planes]);
  }

  /** Index of a row's first pixel on a plane. */
  int row(int row, int plane) {
    return (row * planes + plane) * width;
  }
}
