package dev.lift3d.operators.sam;

import dev.lift3d.core.image.FeatureMap;

/**
 * The cells of an encoder's embedding.
 *
 * @param channels D
 * @param side cells along each side of the square
 * @param stride pixels of the square from cell to cell
 * @param imageSize pixels along each side of the square
 */
record EncoderGrid(int channels, int side, int stride, int imageSize) {
  static EncoderGrid of(VitShape shape) {
    return new EncoderGrid(shape.out(), shape.side(), shape.patch(), shape.imageSize());
  }

  static EncoderGrid of(TinyVitShape shape) {
    return new EncoderGrid(shape.out(), shape.side(), shape.stride(), shape.imageSize());
  }

  /** How many cells see that many pixels along one side. */
  int cells(int pixels) {
    return Math.min(side, (pixels + stride - 1) / stride);
  }

  /** The map's first rows and columns. */
  static FeatureMap cropped(FeatureMap map, int rows, int columns) {
    if (rows == map.height() && columns == map.width()) {
      return map;
    }
    int run = columns * map.channels();
    float[] data = new float[rows * run];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(map.data(), row * map.width() * map.channels(), data, row * run, run);
    }
    return new FeatureMap(map.channels(), rows, columns, data, map.cells());
  }
}
