package dev.lift3d.correction.matrix;

import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;

/**
 * A sparse matrix times stacked maps of D channels: out = W G. Plain Java; rows are dealt out to
 * workers, and four texels at a time are added to a row, so that the row is read and written once
 * for four.
 */
final class SparseProduct {
  /** Rows that a worker takes at a time: a strip of neighbouring cells, which share texels. */
  private static final int STRIP = 64;

  private final SparseRows matrix;
  private final int[] starts;

  /**
   * Makes ready.
   *
   * @param matrix W
   * @param starts V + 1: first column of each map, and the number of columns
   */
  SparseProduct(SparseRows matrix, int[] starts) {
    this.matrix = matrix;
    this.starts = starts;
  }

  /**
   * Multiplies.
   *
   * @param maps V maps, channels last
   * @param channels D
   * @param workers who works
   * @return rows x D
   */
  float[] times(float[][] maps, int channels, Workers workers) {
    float[] out = new float[Math.multiplyExact(matrix.rows(), channels)];
    workers.forEach(
        (matrix.rows() + STRIP - 1) / STRIP,
        strip -> {
          Quad quad = new Quad(out, channels);
          int end = Math.min(matrix.rows(), (strip + 1) * STRIP);
          for (int r = strip * STRIP; r < end; r++) {
            row(r, maps, quad);
          }
        });
    return out;
  }

  private void row(int r, float[][] maps, Quad quad) {
    int view = 0;
    for (int e = matrix.rowStart()[r]; e < matrix.rowStart()[r + 1]; e++) {
      int column = matrix.column()[e];
      while (column >= starts[view + 1]) {
        view++;
      }
      quad.add(maps[view], column - starts[view], matrix.weight()[e]);
    }
    quad.finish(r);
  }

  /** Up to four texels that wait to be added to a row. */
  private static final class Quad {
    private final float[] out;
    private final float[] sum;
    private final float[][] texels;
    private final float[] weights = new float[4];
    private int count;

    Quad(float[] out, int channels) {
      this.out = out;
      this.sum = new float[channels];
      this.texels = new float[4][channels];
    }

    void add(float[] map, int texel, float weight) {
      System.arraycopy(map, texel * sum.length, texels[count], 0, sum.length);
      weights[count] = weight;
      count++;
      if (count == 4) {
        addFour();
      }
    }

    /** Adds what waits and puts the row in its place. */
    void finish(int row) {
      if (count > 0) {
        Arrays.fill(weights, count, 4, 0);
        for (int i = count; i < 4; i++) {
          Arrays.fill(texels[i], 0);
        }
        addFour();
      }
      System.arraycopy(sum, 0, out, row * sum.length, sum.length);
      Arrays.fill(sum, 0);
    }

    // Arrays of their own, read from index 0: only so does the just-in-time compiler of Java 17
    // turn the loop into vector instructions. Copying texels costs less than half of what that
    // gains.
    private void addFour() {
      float[] row = sum;
      float[] a = texels[0];
      float[] b = texels[1];
      float[] c = texels[2];
      float[] d = texels[3];
      float wa = weights[0];
      float wb = weights[1];
      float wc = weights[2];
      float wd = weights[3];
      for (int i = 0; i < row.length; i++) {
        row[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
      }
      count = 0;
    }
  }
}
