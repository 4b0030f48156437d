package dev.lift3d.core.image;

/**
 * Where the cells of a feature map lie in the image that was encoded: cell (i, j) has its centre at
 * pixel coordinates ((j + 0.5) stride + offset, (i + 0.5) stride + offset).
 *
 * @param stride pixels from one cell to the next, positive
 * @param offset where the grid starts, in pixels; 0 where cells tile the image from its corner
 * @param imageWidth width of the encoded image, in pixels
 * @param imageHeight height of the encoded image, in pixels
 */
public record CellLayout(double stride, double offset, int imageWidth, int imageHeight) {
  /** Checks that the stride is positive and the image not empty. */
  public CellLayout {
    if (!(stride > 0 && Double.isFinite(stride)) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "cells need a positive stride and a finite offset, found " + stride + ", " + offset);
    }
    if (imageWidth < 1 || imageHeight < 1) {
      throw new IllegalArgumentException(
          "the encoded image must not be empty, found " + imageWidth + " x " + imageHeight);
    }
  }

  /**
   * The pixel coordinate of a cell's centre along either axis.
   *
   * @param cell column or row of the map
   * @return x or y in pixels of the encoded image
   */
  public double centre(int cell) {
    return (cell + 0.5) * stride + offset;
  }

  /**
   * The cell coordinate of a pixel coordinate along either axis; whole numbers are cell centres.
   *
   * @param pixel x or y in pixels of the encoded image
   * @return the fractional column or row
   */
  public double cell(double pixel) {
    return (pixel - offset) / stride - 0.5;
  }
}
