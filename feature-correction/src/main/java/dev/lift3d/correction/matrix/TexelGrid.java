package dev.lift3d.correction.matrix;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.ray.CellGrid;
import java.util.Objects;

/**
 * A feature map without its features: how many texels it has and where they lie. Operators of equal
 * grids share a lifting matrix.
 *
 * @param columns texels a row
 * @param rows rows of texels
 * @param cells where they lie in the encoded image
 */
public record TexelGrid(int columns, int rows, CellLayout cells) {
  /** Checks that there are texels, and no more than an array can hold. */
  public TexelGrid {
    Objects.requireNonNull(cells, "cells");
    if (columns < 1 || rows < 1 || (long) columns * rows > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a grid needs texels, and less than 2^31 of them, found " + columns + " x " + rows);
    }
  }

  /**
   * The grid of a map.
   *
   * @param map what an operator's encoder made
   * @return its grid
   */
  public static TexelGrid of(FeatureMap map) {
    return new TexelGrid(map.width(), map.height(), map.cells());
  }

  /**
   * How many texels there are.
   *
   * @return columns x rows
   */
  public int count() {
    return columns * rows;
  }

  /**
   * The texels' centres, to cast rays through.
   *
   * @return cells in pixels of the encoded image
   */
  public CellGrid centres() {
    return new CellGrid(columns, rows, cells.stride(), cells.offset());
  }

  /**
   * A map on this grid.
   *
   * @param channels D
   * @param data rows x columns x D, not copied
   * @return the map
   */
  public FeatureMap map(int channels, float[] data) {
    return new FeatureMap(channels, rows, columns, data, cells);
  }
}
