package dev.lift3d.correction.matrix;

import java.nio.file.Path;
import java.util.List;

/**
 * What the cells of a target draw from places in the source photographs: the lifting matrix before
 * an operator's texels are known. Made once by rendering; then every operator is lifted through a
 * {@link LiftingMatrix} made from it.
 *
 * @param target the cells, R of them
 * @param sources V source views, in the order that maps are given in
 * @param pruning what was kept
 * @param rows the contributions
 * @param totals row sums, opacities and depths of the rays
 */
public record LiftingContributions(
    TargetCells target,
    List<SourceView> sources,
    Pruning pruning,
    ContributionRows rows,
    RayTotals totals) {
  /** Copies the list and checks that everything speaks of the same rays and views. */
  public LiftingContributions {
    sources = List.copyOf(sources);
    if (rows.rows() != target.count() || totals.rowSums().length != target.count()) {
      throw new IllegalArgumentException(
          target.count()
              + " cells with "
              + rows.rows()
              + " rows and totals of "
              + totals.rowSums().length);
    }
    if (sources.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException("too many source views: " + sources.size());
    }
    for (short view : rows.views()) {
      if (view < 0 || view >= sources.size()) {
        throw new IllegalArgumentException(
            "a contribution from view " + view + " of " + sources.size());
      }
    }
  }

  /**
   * The names of the source views, in the order in which their maps are given.
   *
   * @return V names
   */
  public List<String> sourceNames() {
    return sources.stream().map(SourceView::name).toList();
  }

  /**
   * Mean number of contributions a row.
   *
   * @return entries by rows
   */
  public double entriesPerRow() {
    return (double) rows.entries() / rows.rows();
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param file .safetensors, replaced if it exists
   * @throws dev.lift3d.core.InputException if the path cannot be written
   */
  public void write(Path file) {
    ContributionsFile.write(this, file);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param file .safetensors
   * @return the contributions
   * @throws dev.lift3d.core.InputException if the file is damaged or another kind of file
   */
  public static LiftingContributions read(Path file) {
    return ContributionsFile.read(file);
  }
}
