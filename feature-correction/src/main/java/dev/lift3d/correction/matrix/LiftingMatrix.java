package dev.lift3d.correction.matrix;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sparse matrix W that lifts source maps onto a target's cells: rendered features = W times the
 * stacked texels of the V maps. It depends on cameras and photographs alone, so one matrix serves
 * all operators of the same grids, of any number of channels. Each row sums to 1, or is empty where
 * no source view sees the cell's ray; how sure a cell is, is kept beside it.
 *
 * <p>Immutable; calls may come from several threads, though not from the workers themselves.
 */
public final class LiftingMatrix {
  /** Channels of halves that are widened at a time. */
  private static final int HALF_CHANNELS = 64;

  private final LiftingContributions contributions;
  private final StackedTexels texels;
  private final SparseRows rows;

  private LiftingMatrix(LiftingContributions contributions, StackedTexels texels, SparseRows rows) {
    this.contributions = contributions;
    this.texels = texels;
    this.rows = rows;
  }

  /**
   * The matrix of an operator's grids, pruned once more with the share that the contributions were
   * pruned with.
   *
   * @param contributions what the target draws from the photographs
   * @param sources the grids of the operator's maps, one for each source view, in their order
   * @param workers who works
   * @return the matrix
   */
  public static LiftingMatrix of(
      LiftingContributions contributions, List<TexelGrid> sources, Workers workers) {
    if (sources.size() != contributions.sources().size()) {
      throw new IllegalArgumentException(
          "the target draws from "
              + contributions.sources().size()
              + " source views, given were grids of "
              + sources.size());
    }
    StackedTexels texels = new StackedTexels(sources);
    MatrixAssembly assembly =
        new MatrixAssembly(contributions, texels, contributions.pruning().share());
    return new LiftingMatrix(contributions, texels, assembly.assemble(workers));
  }

  /**
   * The matrix for maps, and for all others of the same grids.
   *
   * @param contributions what the target draws from the photographs
   * @param maps an operator's maps, one for each source view, in their order
   * @param workers who works
   * @return the matrix
   */
  public static LiftingMatrix forMaps(
      LiftingContributions contributions, List<FeatureMap> maps, Workers workers) {
    return of(contributions, StackedTexels.of(maps), workers);
  }

  /**
   * What the matrix was made from.
   *
   * @return target, source views and confidences
   */
  public LiftingContributions contributions() {
    return contributions;
  }

  /**
   * The grids of the maps that it lifts.
   *
   * @return one for each source view
   */
  public List<TexelGrid> sourceGrids() {
    return texels.grids();
  }

  /**
   * How many entries there are.
   *
   * @return weights that are not zero
   */
  public int entries() {
    return rows.entries();
  }

  /**
   * Memory that the matrix takes.
   *
   * @return bytes
   */
  public long bytes() {
    return 8L * rows.entries() + 4L * rows.rowStart().length;
  }

  /**
   * Lifts an operator's maps: W G.
   *
   * @param maps V maps on the matrix's grids, of equal channels
   * @param workers who works
   * @return the target's map; zeros where no source view sees a cell's ray
   */
  public FeatureMap apply(List<FeatureMap> maps, Workers workers) {
    int channels =
        texels.requireFitting(StackedTexels.of(maps), maps.stream().mapToInt(FeatureMap::channels));
    float[][] data = maps.stream().map(FeatureMap::data).toArray(float[][]::new);
    float[] out = new SparseProduct(rows, texels.starts()).times(data, channels, workers);
    return target().map(channels, out);
  }

  /**
   * Lifts maps that are kept in half precision; sums are in single precision.
   *
   * @param maps V maps on the matrix's grids, of equal channels
   * @param workers who works
   * @return the target's map; zeros where no source view sees a cell's ray
   */
  public FeatureMap applyHalves(List<HalfFeatureMap> maps, Workers workers) {
    int channels =
        texels.requireFitting(
            maps.stream().map(HalfFeatureMap::grid).toList(),
            maps.stream().mapToInt(HalfFeatureMap::channels));
    SparseProduct product = new SparseProduct(rows, texels.starts());
    float[] out = new float[Math.multiplyExact(rows.rows(), channels)];
    // A texel is widened once, not once for each row that it is in; a few channels at a time.
    for (int from = 0; from < channels; from += HALF_CHANNELS) {
      int first = from;
      int count = Math.min(HALF_CHANNELS, channels - from);
      float[][] wide = new float[maps.size()][];
      workers.forEach(maps.size(), v -> wide[v] = maps.get(v).widened(first, count));
      float[] part = product.times(wide, count, workers);
      for (int r = 0; r < rows.rows(); r++) {
        System.arraycopy(part, r * count, out, r * channels + first, count);
      }
    }
    return target().map(channels, out);
  }

  /**
   * Spreads the target's cells over the source texels that they were drawn from: W^T Y, the adjoint
   * of {@link #apply}. Divided by {@link #columnSums} it is each texel's weighted mean of the cells
   * that draw from it.
   *
   * @param cells a map on the target's grid
   * @param workers who works
   * @return V maps on the matrix's grids
   */
  public List<FeatureMap> applyTransposed(FeatureMap cells, Workers workers) {
    if (!TexelGrid.of(cells).equals(target())) {
      throw new IllegalArgumentException(
          "the matrix is for cells of " + target() + ", given were " + TexelGrid.of(cells));
    }
    SparseProduct product = new SparseProduct(rows.transposed(), new int[] {0, rows.rows()});
    float[] stacked = product.times(new float[][] {cells.data()}, cells.channels(), workers);
    List<FeatureMap> maps = new ArrayList<>();
    for (int v = 0; v < texels.grids().size(); v++) {
      int from = texels.starts()[v] * cells.channels();
      int to = texels.starts()[v + 1] * cells.channels();
      float[] part = Arrays.copyOfRange(stacked, from, to);
      maps.add(texels.grids().get(v).map(cells.channels(), part));
    }
    return maps;
  }

  /**
   * How much of all cells together is drawn from each texel: W^T 1.
   *
   * @param workers who works
   * @return V maps of one channel
   */
  public List<FeatureMap> columnSums(Workers workers) {
    float[] ones = new float[rows.rows()];
    Arrays.fill(ones, 1);
    return applyTransposed(target().map(1, ones), workers);
  }

  /**
   * The confidence of each cell: what the sources' weights summed to before the row was divided by
   * it. 1 where the whole ray is accounted for by views that see it, 0 where no view does.
   *
   * @return R numbers, read-only
   */
  public float[] rowSums() {
    return contributions.totals().rowSums();
  }

  private TexelGrid target() {
    return contributions.target().grid();
  }
}
