package dev.lift3d.correction.matrix;

/**
 * A sparse matrix in compressed rows; columns ascend within a row.
 *
 * @param columns how many columns there are
 * @param rowStart rows + 1: row r holds entries [rowStart[r], rowStart[r + 1])
 * @param column of each entry
 * @param weight of each entry
 */
record SparseRows(int columns, int[] rowStart, int[] column, float[] weight) {
  int rows() {
    return rowStart.length - 1;
  }

  int entries() {
    return column.length;
  }

  /** Rows become columns: a counting sort, so that columns ascend here, too. */
  SparseRows transposed() {
    int[] start = new int[columns + 1];
    for (int c : column) {
      start[c + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      start[c + 1] += start[c];
    }
    int[] next = start.clone();
    int[] rowOf = new int[entries()];
    float[] weights = new float[entries()];
    for (int r = 0; r < rows(); r++) {
      for (int e = rowStart[r]; e < rowStart[r + 1]; e++) {
        int at = next[column[e]]++;
        rowOf[at] = r;
        weights[at] = weight[e];
      }
    }
    return new SparseRows(rows(), start, rowOf, weights);
  }
}
