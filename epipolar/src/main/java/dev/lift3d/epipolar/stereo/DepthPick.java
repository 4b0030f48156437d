package dev.lift3d.epipolar.stereo;

import java.util.Arrays;

/** Takes each pixel's cheapest plane and says how far it is to be trusted. */
final class DepthPick {
  /** Planes on each side of the winner that belong to the same minimum. */
  private static final int PEAK = 2;

  private static final float LEAST_CORRELATION = 0.2f;
  private static final float FULL_CORRELATION = 0.7f;
  private static final float FULL_LEAD = 0.25f;

  private final CostVolume costs;
  private final CostVolume sums;
  private final int[] winner;
  private final int[] rival;

  private DepthPick(CostVolume costs, CostVolume sums) {
    this.costs = costs;
    this.sums = sums;
    int area = costs.width() * costs.height();
    this.winner = new int[area];
    this.rival = new int[area];
  }

  /**
   * Picks.
   *
   * @param costs what pixels cost on their own
   * @param sums the same, aggregated
   * @param planes where the planes lie
   * @return inverse depths and their confidence
   */
  static SourceDepth from(CostVolume costs, CostVolume sums, InversePlanes planes) {
    DepthPick pick = new DepthPick(costs, sums);
    for (int y = 0; y < costs.height(); y++) {
      pick.findWinners(y);
      pick.findRivals(y);
    }
    return pick.depths(planes);
  }

  private void findWinners(int y) {
    int width = sums.width();
    int[] least = new int[width];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int p = 0; p < sums.planes(); p++) {
      int from = sums.row(y, p);
      for (int x = 0; x < width; x++) {
        int sum = sums.costs()[from + x];
        if (sum < least[x]) {
          least[x] = sum;
          winner[y * width + x] = p;
        }
      }
    }
  }

  /** The lowest sum that does not belong to the winner's own minimum. */
  private void findRivals(int y) {
    int width = sums.width();
    Arrays.fill(rival, y * width, (y + 1) * width, Integer.MAX_VALUE);
    for (int p = 0; p < sums.planes(); p++) {
      int from = sums.row(y, p);
      for (int x = 0; x < width; x++) {
        int pixel = y * width + x;
        if (Math.abs(p - winner[pixel]) > PEAK) {
          rival[pixel] = Math.min(rival[pixel], sums.costs()[from + x]);
        }
      }
    }
  }

  private SourceDepth depths(InversePlanes planes) {
    int width = costs.width();
    float[] inverse = new float[winner.length];
    float[] confidence = new float[winner.length];
    for (int i = 0; i < winner.length; i++) {
      int cell = costs.row(i / width, winner[i]) + i % width;
      int cost = costs.costs()[cell];
      if (cost < CostVolume.ONE) {
        inverse[i] = (float) planes.at(winner[i] + part(i, cell));
        confidence[i] = confidence(1 - (float) cost / CostVolume.ONE, lead(i, cell));
      }
    }
    return new SourceDepth(width, costs.height(), inverse, confidence, (float) planes.step());
  }

  /** Where between planes the parabola through the winner and its two neighbours is lowest. */
  private double part(int pixel, int cell) {
    int p = winner[pixel];
    if (p == 0 || p == sums.planes() - 1) {
      return 0;
    }
    double farther = sums.costs()[cell - sums.width()];
    double nearer = sums.costs()[cell + sums.width()];
    double bend = farther + nearer - 2.0 * sums.costs()[cell];
    return bend > 0 ? Math.max(-0.5, Math.min(0.5, 0.5 * (farther - nearer) / bend)) : 0;
  }

  /** By how much the winner is cheaper than its rival, in units of one cost. */
  private float lead(int pixel, int cell) {
    float lead = (float) rival[pixel] - sums.costs()[cell];
    return lead / (SemiGlobalMatching.PATHS * CostVolume.ONE);
  }

  private static float confidence(float correlation, float lead) {
    return share(correlation, LEAST_CORRELATION, FULL_CORRELATION) * share(lead, 0, FULL_LEAD);
  }

  private static float share(float value, float none, float full) {
    return Math.max(0, Math.min(1, (value - none) / (full - none)));
  }
}
