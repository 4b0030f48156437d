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
    quad.begin(r);
    int view = 0;
    for (int e = matrix.rowStart()[r]; e < matrix.rowStart()[r + 1]; e++) {
      int column = matrix.column()[e];
      while (column >= starts[view + 1]) {
        view++;
      }
      quad.add(maps[view], column - starts[view], matrix.weight()[e]);
    }
    quad.flush();
  }

  /** Up to four texels that wait to be added to a row. */
  private static final class Quad {
    private final float[] out;
    private final int channels;
    private final float[][] from = new float[4][];
    private final int[] at = new int[4];
    private final float[] weight = new float[4];
    private int to;
    private int count;

    Quad(float[] out, int channels) {
      this.out = out;
      this.channels = channels;
    }

    void begin(int row) {
      to = row * channels;
    }

    void add(float[] map, int texel, float w) {
      from[count] = map;
      at[count] = texel * channels;
      weight[count] = w;
      count++;
      if (count == 4) {
        addFour();
        count = 0;
      }
    }

    /** Fills up with nothing of the last texel. */
    void flush() {
      if (count > 0) {
        Arrays.fill(from, count, 4, from[count - 1]);
        Arrays.fill(at, count, 4, at[count - 1]);
        Arrays.fill(weight, count, 4, 0);
        addFour();
        count = 0;
      }
    }

    // Everything in locals: only then does the compiler turn the loop into vector instructions.
    private void addFour() {
      float[] row = out;
      int r = to;
      int n = channels;
      float[] a = from[0];
      float[] b = from[1];
      float[] c = from[2];
      float[] d = from[3];
      int pa = at[0];
      int pb = at[1];
      int pc = at[2];
      int pd = at[3];
      float wa = weight[0];
      float wb = weight[1];
      float wc = weight[2];
      float wd = weight[3];
      for (int i = 0; i < n; i++) {
        row[r + i] += wa * a[pa + i] + wb * b[pb + i] + wc * c[pc + i] + wd * d[pd + i];
      }
    }
  }
}
