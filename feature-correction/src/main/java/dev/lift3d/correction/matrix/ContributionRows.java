package dev.lift3d.correction.matrix;

/**
 * Contributions of all rays, row after row; within a row by rising view. The arrays are shared;
 * treat them as read-only.
 *
 * @param rowStart R + 1: row r holds entries [rowStart[r], rowStart[r + 1])
 * @param views which source view, for each entry
 * @param pixels u, v in pixels of that view's photograph, for each entry
 * @param weights shares, for each entry; each row's sum is 1, or the row is empty
 */
public record ContributionRows(int[] rowStart, short[] views, float[] pixels, float[] weights) {
  /** Checks the lengths. */
  public ContributionRows {
    if (rowStart.length < 1
        || rowStart[rowStart.length - 1] != views.length
        || pixels.length != 2 * views.length
        || weights.length != views.length) {
      throw new IllegalArgumentException(
          views.length
              + " contributions with "
              + pixels.length
              + " coordinates and "
              + weights.length
              + " weights");
    }
  }

  static ContributionRows of(ContributionRow[] rows) {
    int[] start = new int[rows.length + 1];
    for (int r = 0; r < rows.length; r++) {
      start[r + 1] = Math.addExact(start[r], rows[r].views().length);
    }
    int entries = start[rows.length];
    short[] views = new short[entries];
    float[] pixels = new float[Math.multiplyExact(2, entries)];
    float[] weights = new float[entries];
    for (int r = 0; r < rows.length; r++) {
      int length = rows[r].views().length;
      System.arraycopy(rows[r].views(), 0, views, start[r], length);
      System.arraycopy(rows[r].pixels(), 0, pixels, 2 * start[r], 2 * length);
      System.arraycopy(rows[r].weights(), 0, weights, start[r], length);
    }
    return new ContributionRows(start, views, pixels, weights);
  }

  /**
   * How many rows there are.
   *
   * @return R
   */
  public int rows() {
    return rowStart.length - 1;
  }

  /**
   * How many contributions there are.
   *
   * @return entries of all rows
   */
  public int entries() {
    return views.length;
  }
}
