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
public record FeatureComparison(FeatureMap lifted, Optional<Image> mask) {
  /**
   * The mean squared difference over cells and channels.
   *
   * @param truth what the encoder makes of the true picture
   * @return at least 0; NaN if no cell counts
   */
  double meanSquaredError(FeatureMap truth) {
    return errors(truth).meanSquared();
  }

  /**
   * All errors.
   *
   * @param truth what the encoder makes of the true picture
   * @return the errors; NaN if no cell counts
   */
  public FeatureErrors errors(FeatureMap truth) {
    if (truth.channels() != lifted.channels()) {
      throw new IllegalArgumentException(
          "features of " + lifted.channels() + " channels expected, found " + truth.channels());
    }
    Sums sums = new Sums(truth.channels());
    float[] cell = new float[truth.channels()];
    for (int row = 0; row < lifted.height(); row++) {
      for (int col = 0; col < lifted.width(); col++) {
        double x = lifted.cells().centre(col) / lifted.cells().imageWidth();
        double y = lifted.cells().centre(row) / lifted.cells().imageHeight();
        if (counts(x, y)) {
          truth.sample(x * truth.cells().imageWidth(), y * truth.cells().imageHeight(), cell);
          sums.add(cell, lifted.data(), (row * lifted.width() + col) * cell.length);
        }
      }
    }
    return sums.errors();
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

  /** What is added up over cells. */
  private static final class Sums {
    private final double[] first; // of the true features, by channel
    private final double[] second;
    private double squares;
    private double cosines;
    private long cells;

    Sums(int channels) {
      first = new double[channels];
      second = new double[channels];
    }

    void add(float[] truth, float[] lifted, int from) {
      double dot = 0;
      double truthLength = 0;
      double liftedLength = 0;
      for (int c = 0; c < truth.length; c++) {
        double t = truth[c];
        double l = lifted[from + c];
        squares += (l - t) * (l - t);
        first[c] += t;
        second[c] += t * t;
        dot += t * l;
        truthLength += t * t;
        liftedLength += l * l;
      }
      // A cell without any feature points nowhere.
      cosines += dot / Math.max(Math.sqrt(truthLength * liftedLength), Double.MIN_NORMAL);
      cells++;
    }

    FeatureErrors errors() {
      double variance = 0;
      for (int c = 0; c < first.length; c++) {
        double mean = first[c] / cells;
        variance += second[c] / cells - mean * mean;
      }
      double error = squares / cells; // summed over channels, as the variance is
      return new FeatureErrors(error / first.length, error / variance, cosines / cells);
    }
  }
}
