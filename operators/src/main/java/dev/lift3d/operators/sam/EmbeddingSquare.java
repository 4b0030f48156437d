package dev.lift3d.operators.sam;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.ImageSize;
import java.util.function.Supplier;

/**
 * Brings an embedding, whole, cropped or lifted, onto the cells that the decoder expects.
 *
 * @param grid the decoder's cells
 * @param blank what stands where no cell of the map is: the embedding of padding, D x side x side
 */
record EmbeddingSquare(EncoderGrid grid, Supplier<float[]> blank) {
  private static final double SAME = 1e-6;

  /** D x side x side floats. */
  float[] embedding(FeatureMap map) {
    if (map.channels() != grid.channels()) {
      throw new IllegalArgumentException(
          "the decoder takes an embedding of %d channels, found %d"
              .formatted(grid.channels(), map.channels()));
    }
    CellLayout cells = map.cells();
    ImageSize image = new ImageSize(cells.imageWidth(), cells.imageHeight());
    SamFrame frame = new SamFrame(image, grid.imageSize());
    FeatureMap fitted = onGrid(map, frame);
    if (fitted.height() == grid.side() && fitted.width() == grid.side()) {
      return fitted.planar();
    }
    float[] square = blank.get().clone();
    int area = grid.side() * grid.side();
    for (int row = 0; row < fitted.height(); row++) {
      for (int col = 0; col < fitted.width(); col++) {
        int from = (row * fitted.width() + col) * fitted.channels();
        for (int c = 0; c < fitted.channels(); c++) {
          square[c * area + row * grid.side() + col] = fitted.data()[from + c];
        }
      }
    }
    return square;
  }

  /** The map itself if its cells are the decoder's, else interpolated at the decoder's cells. */
  private FeatureMap onGrid(FeatureMap map, SamFrame frame) {
    CellLayout cells = map.cells();
    double columns = (double) cells.imageWidth() / frame.width();
    double rows = (double) cells.imageHeight() / frame.height();
    int width = grid.cells(frame.width());
    int height = grid.cells(frame.height());
    boolean same =
        Math.abs(columns - 1) * frame.width() < SAME
            && Math.abs(rows - 1) * frame.height() < SAME
            && Math.abs(cells.stride() - grid.stride()) < SAME
            && Math.abs(cells.offset()) < SAME;
    boolean whole = map.width() == grid.side() && map.height() == grid.side();
    if (same && (whole || map.width() == width && map.height() == height)) {
      return map;
    }
    float[] data = new float[height * width * map.channels()];
    float[] cell = new float[map.channels()];
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        double x = (col + 0.5) * grid.stride() * columns;
        double y = (row + 0.5) * grid.stride() * rows;
        map.sample(x, y, cell);
        System.arraycopy(cell, 0, data, (row * width + col) * cell.length, cell.length);
      }
    }
    return new FeatureMap(map.channels(), height, width, data, map.cells());
  }
}
