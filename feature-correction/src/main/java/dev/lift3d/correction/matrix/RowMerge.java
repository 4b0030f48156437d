package dev.lift3d.correction.matrix;

import java.util.Arrays;

/**
 * Gathers one ray's contributions and merges neighbours: samples of a ray follow each other along
 * an epipolar line, so that it suffices to compare with the last cluster of the same view.
 */
final class RowMerge implements BlendedRays.Contributions {
  private final Pruning pruning;
  private final int[] open; // the last cluster of each view, or -1
  private int count;
  private int[] views = new int[64];
  private float[] anchors = new float[128]; // u, v of each cluster's first contribution
  private double[] sums = new double[192]; // weight, weight u, weight v of each cluster

  RowMerge(int viewCount, Pruning pruning) {
    this.pruning = pruning;
    this.open = new int[viewCount];
    Arrays.fill(open, -1);
  }

  @Override
  public void add(int view, float u, float v, float weight) {
    int cluster = open[view];
    if (cluster < 0 || !near(cluster, u, v)) {
      cluster = begin(view, u, v);
    }
    sums[3 * cluster] += weight;
    sums[3 * cluster + 1] += (double) weight * u;
    sums[3 * cluster + 2] += (double) weight * v;
  }

  private boolean near(int cluster, float u, float v) {
    return Math.abs(u - anchors[2 * cluster]) <= pruning.merge()
        && Math.abs(v - anchors[2 * cluster + 1]) <= pruning.merge();
  }

  private int begin(int view, float u, float v) {
    if (count == views.length) {
      views = Arrays.copyOf(views, 2 * count);
      anchors = Arrays.copyOf(anchors, 4 * count);
      sums = Arrays.copyOf(sums, 6 * count);
    }
    views[count] = view;
    anchors[2 * count] = u;
    anchors[2 * count + 1] = v;
    Arrays.fill(sums, 3 * count, 3 * count + 3, 0);
    open[view] = count;
    return count++;
  }

  /** The row of what was added since the last call. */
  ContributionRow finish() {
    float[] weights = new float[count];
    double total = 0;
    for (int i = 0; i < count; i++) {
      weights[i] = (float) sums[3 * i];
      total += sums[3 * i];
    }
    int[] kept = byView(Heaviest.of(weights, count, pruning.share()));
    ContributionRow row = row(kept, Heaviest.sum(weights, kept), (float) total);
    count = 0;
    Arrays.fill(open, -1);
    return row;
  }

  private int[] byView(int[] kept) {
    long[] keys = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      keys[i] = (long) views[kept[i]] << 32 | kept[i];
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  private ContributionRow row(int[] kept, double keptWeight, float total) {
    ContributionRow row =
        new ContributionRow(
            new short[kept.length], new float[2 * kept.length], new float[kept.length], total);
    for (int i = 0; i < kept.length; i++) {
      double weight = sums[3 * kept[i]];
      row.views()[i] = (short) views[kept[i]];
      row.pixels()[2 * i] = (float) (sums[3 * kept[i] + 1] / weight);
      row.pixels()[2 * i + 1] = (float) (sums[3 * kept[i] + 2] / weight);
      row.weights()[i] = (float) (weight / keptWeight);
    }
    return row;
  }
}
