package dev.lift3d.epipolar;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes views one by one, each time the one that adds most to the sum over points of the square
 * root of the worth collected there: good views come first, but not many that see the same part.
 */
final class Coverage {
  private final double[][] worth;
  private final double[] weights;
  private final double[] distances;

  /**
   * What there is to choose from.
   *
   * @param worth of each view at each point, 0 where it does not see it
   * @param weights of the points
   * @param distances of the views: of views that add the same the nearest is taken
   */
  Coverage(double[][] worth, double[] weights, double[] distances) {
    this.worth = worth;
    this.weights = weights;
    this.distances = distances;
  }

  /** Indices of the views, in the order in which they were taken. */
  List<Integer> take(int count) {
    double[] collected = new double[weights.length];
    boolean[] taken = new boolean[worth.length];
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(count, worth.length)) {
      int best = best(collected, taken);
      taken[best] = true;
      chosen.add(best);
      for (int p = 0; p < collected.length; p++) {
        collected[p] += worth[best][p];
      }
    }
    return chosen;
  }

  private int best(double[] collected, boolean[] taken) {
    int best = -1;
    double most = 0;
    for (int v = 0; v < worth.length; v++) {
      if (taken[v]) {
        continue;
      }
      double gain = 0;
      for (int p = 0; p < collected.length; p++) {
        gain += weights[p] * (Math.sqrt(collected[p] + worth[v][p]) - Math.sqrt(collected[p]));
      }
      if (best < 0 || gain > most || (gain == most && distances[v] < distances[best])) {
        best = v;
        most = gain;
      }
    }
    return best;
  }
}
