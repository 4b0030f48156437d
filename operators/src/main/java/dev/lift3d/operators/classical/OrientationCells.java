package dev.lift3d.operators.classical;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.operators.FeatureGrid;

/**
 * Histograms of oriented gradients (Dalal and Triggs 2005) in the 31 channels of Felzenszwalb,
 * Girshick, McAllester and Ramanan (2010), section 6, on cells of 4 pixels.
 *
 * <p>Each pixel votes with the length of its gradient, taken from its steepest colour channel, for
 * one of 18 signed orientations in the four nearest cells. Votes are divided by the energy of the
 * four blocks of 2 x 2 cells around a cell and cut at 0.2. Channels: 18 signed orientations, 9
 * unsigned, 4 sums over orientations, one for each block.
 */
final class OrientationCells {
  static final int CELL = 4;
  static final int CHANNELS = 31;

  private static final int SIGNED = 18;
  private static final int UNSIGNED = 9;
  private static final float LARGEST = 0.2f;
  // Votes of 8-bit noise: below this energy a block counts as flat.
  private static final float FLAT = 1e-4f;

  private final Image image;
  private final int width;
  private final int height;
  private final float[] votes; // H x W x 18
  private final float[] energy; // H x W, of unsigned votes

  private OrientationCells(Image image) {
    this.image = image;
    width = image.width() / CELL;
    height = image.height() / CELL;
    votes = new float[width * height * SIGNED];
    energy = new float[width * height];
  }

  /** The votes of a picture whose sides are multiples of the cell. */
  static OrientationCells of(Image image) {
    OrientationCells cells = new OrientationCells(image);
    for (int row = 0; row < image.height(); row++) {
      for (int col = 0; col < image.width(); col++) {
        cells.vote(col, row);
      }
    }
    for (int i = 0; i < cells.energy.length; i++) {
      for (int k = 0; k < UNSIGNED; k++) {
        cells.energy[i] += square(cells.unsigned(i, k));
      }
    }
    return cells;
  }

  private void vote(int col, int row) {
    float x = 0;
    float y = 0;
    for (int c = 0; c < 3; c++) {
      float dx = difference(col, row, 1, 0, c);
      float dy = difference(col, row, 0, 1, c);
      if (square(dx) + square(dy) > square(x) + square(y)) {
        x = dx;
        y = dy;
      }
    }
    double turn = Math.atan2(y, x) / (2 * Math.PI);
    int bin = Math.floorMod((int) Math.rint(turn * SIGNED), SIGNED);
    spread(col, row, bin, (float) Math.hypot(x, y));
  }

  /** Central difference, with the edge repeated. */
  private float difference(int col, int row, int right, int down, int c) {
    int maxX = image.width() - 1;
    int maxY = image.height() - 1;
    float after = image.at(Math.min(maxX, col + right), Math.min(maxY, row + down), c);
    return after - image.at(Math.max(0, col - right), Math.max(0, row - down), c);
  }

  /** Gives a vote to the four nearest cells, bilinearly; what falls outside is lost. */
  private void spread(int col, int row, int bin, float vote) {
    float x = (col + 0.5f) / CELL - 0.5f;
    float y = (row + 0.5f) / CELL - 0.5f;
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    for (int j = 0; j < 2; j++) {
      for (int i = 0; i < 2; i++) {
        boolean inside = left + i >= 0 && left + i < width && top + j >= 0 && top + j < height;
        if (inside) {
          float weight = (1 - Math.abs(x - left - i)) * (1 - Math.abs(y - top - j));
          votes[((top + j) * width + left + i) * SIGNED + bin] += weight * vote;
        }
      }
    }
  }

  private float unsigned(int cell, int k) {
    return votes[cell * SIGNED + k] + votes[cell * SIGNED + k + UNSIGNED];
  }

  /** The normalised histograms. */
  FeatureMap features(FeatureGrid grid) {
    float[] out = new float[width * height * CHANNELS];
    for (int cell = 0; cell < width * height; cell++) {
      describe(cell, out, cell * CHANNELS);
    }
    return new FeatureMap(CHANNELS, height, width, out, grid.cells(image.width(), image.height()));
  }

  private void describe(int cell, float[] out, int at) {
    for (int block = 0; block < 4; block++) {
      float norm = norm(cell % width, cell / width, block);
      for (int k = 0; k < SIGNED; k++) {
        float vote = Math.min(LARGEST, votes[cell * SIGNED + k] / norm);
        out[at + k] += vote / 2;
        out[at + SIGNED + UNSIGNED + block] += vote * 0.2357f; // 1 / sqrt(18)
      }
      for (int k = 0; k < UNSIGNED; k++) {
        out[at + SIGNED + k] += Math.min(LARGEST, unsigned(cell, k) / norm) / 2;
      }
    }
  }

  /** Root of the energy of the block of cells up or down and left or right of a cell. */
  private float norm(int col, int row, int block) {
    int otherCol = Math.max(0, Math.min(width - 1, col + (block % 2 == 0 ? -1 : 1)));
    int otherRow = Math.max(0, Math.min(height - 1, row + (block < 2 ? -1 : 1)));
    float sum =
        energy[row * width + col]
            + energy[row * width + otherCol]
            + energy[otherRow * width + col]
            + energy[otherRow * width + otherCol];
    return (float) Math.sqrt(sum + FLAT);
  }

  private static float square(float v) {
    return v * v;
  }
}
