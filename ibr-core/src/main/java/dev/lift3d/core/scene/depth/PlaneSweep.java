package dev.lift3d.core.scene.depth;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds the depths of corners of a thumbnail by their agreement with neighbours.
 *
 * <p>Depths are tried uniformly in inverse depth. A depth counts if two neighbours (or the only
 * one) find their best correlation there, each on its own, if that is high, and if no other depth
 * comes near it.
 */
final class PlaneSweep {
  private static final double GOOD = 0.8;
  private static final double GOOD_ALONE = 0.9;
  private static final double LEAD = 0.1;
  private static final int AGREEMENT = 2; // samples
  private static final int PEAK = 4; // samples on each side that belong to the same maximum

  /**
   * Inverse depths to try.
   *
   * @param low the smallest, 1 / far
   * @param high the largest, 1 / near
   * @param samples how many, both ends included
   */
  record Inverse(double low, double high, int samples) {
    double at(int i) {
      return low + (high - low) * i / (samples - 1);
    }
  }

  private final Thumbnail reference;
  private final List<PatchMatch> neighbours = new ArrayList<>();
  private final Inverse depths;

  PlaneSweep(Thumbnail reference, List<Thumbnail> neighbours, Inverse depths) {
    this.reference = reference;
    neighbours.forEach(n -> this.neighbours.add(new PatchMatch(reference, n)));
    this.depths = depths;
  }

  /** The depth of a corner, if it can be told. */
  OptionalDouble depthOf(Thumbnail.Corner corner) {
    float[] patch = PatchMatch.patch(reference, corner.col(), corner.row());
    if (patch == null) {
      return OptionalDouble.empty();
    }
    int[] peaks = new int[neighbours.size()];
    int found = 0;
    double best = 0;
    for (PatchMatch neighbour : neighbours) {
      double[] scores = scores(neighbour, patch, corner);
      int peak = uniquePeak(scores);
      if (peak >= 0) {
        best = Math.max(best, scores[peak]);
        peaks[found++] = peak;
      }
    }
    if (neighbours.size() == 1) {
      return found == 1 && best > GOOD_ALONE ? depth(peaks[0]) : OptionalDouble.empty();
    }
    for (int i = 0; i < found; i++) {
      for (int j = 0; j < i; j++) {
        if (Math.abs(peaks[i] - peaks[j]) <= AGREEMENT) {
          return depth(0.5 * (peaks[i] + peaks[j]));
        }
      }
    }
    return OptionalDouble.empty();
  }

  private OptionalDouble depth(double sample) {
    double step = (depths.high - depths.low) / (depths.samples - 1);
    return OptionalDouble.of(1 / (depths.low + step * sample));
  }

  private double[] scores(PatchMatch neighbour, float[] patch, Thumbnail.Corner corner) {
    double[] scores = new double[depths.samples];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = neighbour.score(patch, corner.col(), corner.row(), depths.at(i));
    }
    return scores;
  }

  /** The sample of the best score if it is high, inside the sweep and without a rival; else -1. */
  private static int uniquePeak(double[] scores) {
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > (best < 0 ? GOOD : scores[best])) {
        best = i;
      }
    }
    if (best <= 0 || best == scores.length - 1) {
      return -1;
    }
    for (int i = 0; i < scores.length; i++) {
      if (Math.abs(i - best) > PEAK && scores[i] > scores[best] - LEAD) {
        return -1;
      }
    }
    return best;
  }
}
