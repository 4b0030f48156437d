package dev.lift3d.grounding.splat;

/**
 * Tiles of 16 x 16 pixels over a picture, numbered row by row.
 *
 * @param width picture width in pixels
 * @param height picture height in pixels
 */
record TileGrid(int width, int height) {
  /** Pixels along a tile's side. */
  static final int SIDE = 16;

  /** Pixels of a tile. */
  static final int AREA = SIDE * SIDE;

  int columns() {
    return (width + SIDE - 1) / SIDE;
  }

  int rows() {
    return (height + SIDE - 1) / SIDE;
  }

  int count() {
    return columns() * rows();
  }

  /** First pixel column of a tile. */
  int left(int tile) {
    return tile % columns() * SIDE;
  }

  /** First pixel row of a tile. */
  int top(int tile) {
    return tile / columns() * SIDE;
  }

  /** Pixel columns of a tile that lie in the picture. */
  int tileWidth(int tile) {
    return Math.min(SIDE, width - left(tile));
  }

  /** Pixel rows of a tile that lie in the picture. */
  int tileHeight(int tile) {
    return Math.min(SIDE, height - top(tile));
  }

  /**
   * The first tile that a Gaussian is listed for, along one axis.
   *
   * @param centre in pixels
   * @param radius in pixels
   * @param tiles along the axis
   * @param extent by whose rule
   */
  static int first(double centre, int radius, int tiles, ScreenExtent extent) {
    return clamped(Math.floor((centre - shift(extent) - radius) / SIDE), tiles);
  }

  /** One past the last tile that a Gaussian is listed for, along one axis. */
  static int end(double centre, int radius, int tiles, ScreenExtent extent) {
    double right = centre - shift(extent) + radius;
    return clamped(
        extent == ScreenExtent.SQUARE
            ? Math.floor((right + SIDE - 1) / SIDE)
            : Math.ceil(right / SIDE),
        tiles);
  }

  /** The original counts pixels from their centres. */
  private static double shift(ScreenExtent extent) {
    return extent == ScreenExtent.SQUARE ? 0.5 : 0;
  }

  private static int clamped(double tile, int tiles) {
    return (int) Math.max(0, Math.min(tiles, tile));
  }
}
