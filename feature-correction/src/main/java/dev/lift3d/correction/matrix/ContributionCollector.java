package dev.lift3d.correction.matrix;

import java.util.List;

/** Collects what rendered rays draw from their sources, merged and pruned ray by ray. */
public final class ContributionCollector implements BlendSink {
  private final TargetCells target;
  private final List<SourceView> sources;
  private final Pruning pruning;
  private final ContributionRow[] rows;

  /**
   * An empty collection.
   *
   * @param target the cells whose rays are rendered, in order
   * @param sources the views they are rendered from, in the gather's order
   * @param pruning what is kept
   */
  public ContributionCollector(TargetCells target, List<SourceView> sources, Pruning pruning) {
    this.target = target;
    this.sources = List.copyOf(sources);
    this.pruning = pruning;
    this.rows = new ContributionRow[target.count()];
  }

  @Override
  public void add(BlendedRays rays, int firstRay) {
    RowMerge merge = new RowMerge(sources.size(), pruning);
    for (int r = 0; r < rays.gathered().rays(); r++) {
      rays.contributions(r, merge);
      rows[firstRay + r] = merge.finish();
    }
  }

  /**
   * Everything collected, once all rays were rendered.
   *
   * @param opacities R, share of each ray that stopped before the far end
   * @param depths R, where each ray ends, z along the target camera's axis
   * @return what the cells draw from the sources
   */
  public LiftingContributions collected(float[] opacities, float[] depths) {
    float[] sums = new float[rows.length];
    for (int r = 0; r < rows.length; r++) {
      if (rows[r] == null) {
        throw new IllegalStateException("ray " + r + " of " + rows.length + " was not rendered");
      }
      sums[r] = rows[r].total();
    }
    return new LiftingContributions(
        target,
        sources,
        pruning,
        ContributionRows.of(rows),
        new RayTotals(sums, opacities.clone(), depths.clone()));
  }
}
