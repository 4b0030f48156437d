package dev.lift3d.correction.matrix;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;
import java.util.List;

/** Spreads contributions over an operator's texels: places become columns. */
final class MatrixAssembly {
  private final LiftingContributions contributions;
  private final StackedTexels texels;
  private final double share;
  private final int[][] columns;
  private final float[][] weights;

  /**
   * Makes ready.
   *
   * @param contributions what is spread
   * @param texels the columns
   * @param share of each row's weight that is kept once texels are merged, in (0, 1]
   */
  MatrixAssembly(LiftingContributions contributions, StackedTexels texels, double share) {
    this.contributions = contributions;
    this.texels = texels;
    this.share = share;
    this.columns = new int[contributions.rows().rows()][];
    this.weights = new float[contributions.rows().rows()][];
  }

  SparseRows assemble(Workers workers) {
    int rows = columns.length;
    workers.each(
        worker -> {
          Row row = new Row();
          for (int r = worker; r < rows; r += workers.count()) {
            row.spread(r);
          }
        });
    int[] start = new int[rows + 1];
    for (int r = 0; r < rows; r++) {
      start[r + 1] = Math.addExact(start[r], columns[r].length);
    }
    int[] column = new int[start[rows]];
    float[] weight = new float[start[rows]];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(columns[r], 0, column, start[r], columns[r].length);
      System.arraycopy(weights[r], 0, weight, start[r], columns[r].length);
    }
    return new SparseRows(texels.count(), start, column, weight);
  }

  /** One worker's memory: a dense row, and the columns that are not zero in it. */
  private final class Row {
    private final float[] dense = new float[texels.count()];
    private final TexelCorners corners = new TexelCorners();
    private final Places places = new Places();
    private int[] touched = new int[256];
    private int count;

    void spread(int r) {
      ContributionRows rows = contributions.rows();
      List<SourceView> sources = contributions.sources();
      count = 0;
      for (int e = rows.rowStart()[r]; e < rows.rowStart()[r + 1]; e++) {
        int view = rows.views()[e];
        TexelGrid grid = texels.grids().get(view);
        Intrinsics photograph = sources.get(view).camera().intrinsics();
        double scaleX = (double) grid.cells().imageWidth() / photograph.width();
        double scaleY = (double) grid.cells().imageHeight() / photograph.height();
        corners.at(grid, rows.pixels()[2 * e] * scaleX, rows.pixels()[2 * e + 1] * scaleY);
        for (int corner = 0; corner < 4; corner++) {
          int column = texels.starts()[view] + corners.texels[corner];
          add(column, rows.weights()[e] * corners.weights[corner]);
        }
      }
      take(r);
    }

    private void add(int column, float weight) {
      if (weight > 0) {
        if (dense[column] == 0) {
          if (count == touched.length) {
            touched = Arrays.copyOf(touched, 2 * count);
          }
          touched[count++] = column;
        }
        dense[column] += weight;
      }
    }

    /** Prunes the dense row into a sparse one; the dense row is zero again. */
    private void take(int r) {
      Arrays.sort(touched, 0, count);
      places.clear();
      int view = 0;
      for (int i = 0; i < count; i++) {
        int column = touched[i];
        while (column >= texels.starts()[view + 1]) {
          view++;
        }
        int texel = column - texels.starts()[view];
        int across = texels.grids().get(view).columns();
        places.add(view, texel % across, texel / across, dense[column]);
        dense[column] = 0;
      }
      int[] kept = places.keep(share);
      columns[r] = new int[kept.length];
      weights[r] = new float[kept.length];
      for (int i = 0; i < kept.length; i++) {
        columns[r][i] = touched[kept[i]];
        weights[r][i] = (float) places.weight(kept[i]);
      }
    }
  }
}
