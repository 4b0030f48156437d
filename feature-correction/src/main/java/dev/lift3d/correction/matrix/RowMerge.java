package dev.lift3d.correction.matrix;

import java.util.Arrays;

/**
 * Gathers one ray's contributions and merges neighbours: samples of a ray follow each other along
 * an epipolar line, so that it suffices to compare with the last cluster of the same view.
 */
final class RowMerge implements BlendedRays.Contributions {
  private final Pruning pruning;
  private final Places places = new Places();
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
    places.clear();
    for (int i = 0; i < count; i++) {
      double weight = sums[3 * i];
      places.add(views[i], sums[3 * i + 1] / weight, sums[3 * i + 2] / weight, weight);
    }
    double total = places.total();
    ContributionRow row = row(byView(places.keep(pruning.share())), (float) total);
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

  private ContributionRow row(int[] kept, float total) {
    ContributionRow row =
        new ContributionRow(
            new short[kept.length], new float[2 * kept.length], new float[kept.length], total);
    for (int i = 0; i < kept.length; i++) {
      int from = kept[i];
      row.views()[i] = (short) views[from];
      row.pixels()[2 * i] = (float) (sums[3 * from + 1] / sums[3 * from]);
      row.pixels()[2 * i + 1] = (float) (sums[3 * from + 2] / sums[3 * from]);
      row.weights()[i] = (float) places.weight(from);
    }
    return row;
  }
}
