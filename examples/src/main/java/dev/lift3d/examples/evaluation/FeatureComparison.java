package dev.lift3d.examples.evaluation;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import java.util.Optional;

/**
 * Compares lifted features with those of the encoder run on the true picture, cell by cell on the
 * lifted map's grid; where the encoder's grid is another one, it is interpolated there.
 *
 * @param lifted the lifted features
 * @param mask which part of the picture counts, one channel from 0.5 up; empty for all of it
 */
record FeatureComparison(FeatureMap lifted, Optional<Image> mask) {
  /**
   * The mean squared difference over cells and channels.
   *
   * @param truth what the encoder makes of the true picture
   * @return at least 0; NaN if no cell counts
   */
  double meanSquaredError(FeatureMap truth) {
    if (truth.channels() != lifted.channels()) {
      throw new IllegalArgumentException(
          "features of " + lifted.channels() + " channels expected, found " + truth.channels());
    }
    float[] cell = new float[truth.channels()];
    double sum = 0;
    long count = 0;
    for (int row = 0; row < lifted.height(); row++) {
      for (int col = 0; col < lifted.width(); col++) {
        double x = lifted.cells().centre(col) / lifted.cells().imageWidth();
        double y = lifted.cells().centre(row) / lifted.cells().imageHeight();
        if (counts(x, y)) {
          truth.sample(x * truth.cells().imageWidth(), y * truth.cells().imageHeight(), cell);
          sum += squares(cell, (row * lifted.width() + col) * cell.length);
          count += cell.length;
        }
      }
    }
    return sum / count;
  }

  private double squares(float[] cell, int from) {
    double sum = 0;
    for (int c = 0; c < cell.length; c++) {
      double d = (double) lifted.data()[from + c] - cell[c];
      sum += d * d;
    }
    return sum;
  }

  /** Whether the pixel at a part of the picture's width and height is inside the mask. */
  private boolean counts(double x, double y) {
    return mask.map(
            m ->
                m.at(
                        (int) Math.max(0, Math.min(m.width() - 1, x * m.width())),
                        (int) Math.max(0, Math.min(m.height() - 1, y * m.height())),
                        0)
                    >= 0.5f)
        .orElse(true);
  }
}
