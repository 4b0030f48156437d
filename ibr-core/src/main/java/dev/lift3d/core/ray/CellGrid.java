package dev.lift3d.core.ray;

/**
 * Cells laid over an image: cell (i, j) has its centre at ((j + 0.5) stride + offset, (i + 0.5)
 * stride + offset) in pixels. Stride 1, offset 0 are the pixels themselves.
 *
 * @param columns cells a row
 * @param rows rows of cells
 * @param stride pixels from cell to cell, positive
 * @param offset shift of the whole grid in pixels
 */
public record CellGrid(int columns, int rows, double stride, double offset) {
  /** Checks that there are cells. */
  public CellGrid {
    if (columns < 1 || rows < 1 || !(stride > 0) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "a grid needs cells and a positive stride, found "
              + columns
              + " x "
              + rows
              + ", stride "
              + stride
              + ", offset "
              + offset);
    }
  }

  /**
   * The pixels of an image.
   *
   * @param width pixels a row
   * @param height rows
   * @return stride 1, offset 0
   */
  public static CellGrid pixels(int width, int height) {
    return new CellGrid(width, height, 1, 0);
  }

  /**
   * How many cells there are.
   *
   * @return columns x rows
   */
  public int count() {
    return columns * rows;
  }

  /**
   * A cell's centre.
   *
   * @param cell index, row by row
   * @return u in pixels
   */
  public double u(int cell) {
    return (cell % columns + 0.5) * stride + offset;
  }

  /**
   * A cell's centre.
   *
   * @param cell index, row by row
   * @return v in pixels
   */
  public double v(int cell) {
    return (cell / columns + 0.5) * stride + offset;
  }
}
