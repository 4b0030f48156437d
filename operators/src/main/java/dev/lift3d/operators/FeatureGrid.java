package dev.lift3d.operators;

import dev.lift3d.core.image.CellLayout;

/**
 * What every feature map of an operator has in common: cell (i, j) has its centre at pixel
 * coordinates ((j + 0.5) stride + offset, (i + 0.5) stride + offset) of the encoded image.
 *
 * @param channels D, floats a cell
 * @param stride pixels from one cell to the next
 * @param offset where the grid starts, in pixels; 0 where cells tile the image from its corner
 */
public record FeatureGrid(int channels, double stride, double offset) {
  /** Checks the ranges. */
  public FeatureGrid {
    if (channels < 1) {
      throw new IllegalArgumentException("features have at least 1 channel, found " + channels);
    }
    if (!(stride > 0 && Double.isFinite(stride)) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "cells need a positive stride and a finite offset, found " + stride + ", " + offset);
    }
  }

  /**
   * Where the cells lie in an image.
   *
   * @param imageWidth width of the encoded image, in pixels
   * @param imageHeight height of the encoded image, in pixels
   * @return the layout
   */
  public CellLayout cells(int imageWidth, int imageHeight) {
    return new CellLayout(stride, offset, imageWidth, imageHeight);
  }
}
