package dev.lift3d.correction.matrix;

import java.util.Arrays;

/** Weighted places in the source views that a row draws from, and the pruning of them. */
final class Places {
  private int count;
  private int[] views = new int[64];
  private double[] coordinates = new double[128]; // x, y
  private double[] weights = new double[64];

  void clear() {
    count = 0;
  }

  void add(int view, double x, double y, double weight) {
    if (count == views.length) {
      views = Arrays.copyOf(views, 2 * count);
      coordinates = Arrays.copyOf(coordinates, 4 * count);
      weights = Arrays.copyOf(weights, 2 * count);
    }
    views[count] = view;
    coordinates[2 * count] = x;
    coordinates[2 * count + 1] = y;
    weights[count] = weight;
    count++;
  }

  double weight(int place) {
    return weights[place];
  }

  /** The sum of all weights. */
  double total() {
    return Arrays.stream(weights, 0, count).sum();
  }

  /**
   * Keeps the fewest places whose weights make up a share of the total, and gives each other's
   * weight to the nearest that is kept in its view, where features are most alike. What is left of
   * views of which nothing is kept, is divided over all by scaling.
   *
   * @param share in (0, 1]
   * @return the places kept, in the order in which they were added; their weights sum to 1
   */
  int[] keep(double share) {
    double total = total();
    double[] given = Arrays.copyOf(weights, count);
    int[] kept = heaviest(share * total, share == 1);
    boolean[] stays = new boolean[count];
    for (int place : kept) {
      stays[place] = true;
    }
    for (int place = 0; place < count; place++) {
      int heir = stays[place] ? -1 : nearest(place, kept);
      if (heir >= 0) {
        weights[heir] += given[place];
      }
    }
    double sum = 0;
    for (int place : kept) {
      sum += weights[place];
    }
    for (int place : kept) {
      weights[place] /= sum;
    }
    return kept;
  }

  private int[] heaviest(double enough, boolean all) {
    long[] ranked = new long[count];
    for (int i = 0; i < count; i++) {
      // The bits of floats that are not negative are ordered as the floats are.
      ranked[i] = (long) Float.floatToRawIntBits((float) weights[i]) << 32 | i;
    }
    int first = 0;
    if (!all) {
      Arrays.sort(ranked);
      first = count;
      double sum = 0;
      while (first > 0 && sum < enough) {
        first--;
        sum += weights[(int) ranked[first]];
      }
    }
    int[] kept = new int[count - first];
    for (int i = first; i < count; i++) {
      kept[i - first] = (int) ranked[i];
    }
    Arrays.sort(kept);
    return kept;
  }

  private int nearest(int place, int[] kept) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int other : kept) {
      if (views[other] == views[place]) {
        double dx = coordinates[2 * other] - coordinates[2 * place];
        double dy = coordinates[2 * other + 1] - coordinates[2 * place + 1];
        double distance = dx * dx + dy * dy;
        if (distance < least) {
          least = distance;
          best = other;
        }
      }
    }
    return best;
  }
}
