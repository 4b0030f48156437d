package dev.lift3d.epipolar.stereo;

import java.util.Arrays;

/**
 * The mean of the better half of the neighbours' scores, pixel by pixel: a neighbour before which
 * something stands, or that does not see the pixel, has no say. (Kang, Szeliski and Chai, "Handling
 * occlusions in dense multi-view stereo", 2001.)
 */
final class BestHalf {
  /** Below every score. */
  private static final float UNSEEN = -2;

  private final float[][] best; // slot by slot, in falling order
  private final float[] rest;
  private final float[] seers;

  BestHalf(int neighbours, int area) {
    this.best = new float[(neighbours + 1) / 2][area];
    this.rest = new float[area];
    this.seers = new float[area];
  }

  void clear() {
    for (float[] slot : best) {
      Arrays.fill(slot, UNSEEN);
    }
    Arrays.fill(seers, 0);
  }

  /**
   * Takes in a neighbour.
   *
   * @param scores H x W, -1 .. 1
   * @param seen H x W, 1 or 0
   */
  void add(float[] scores, float[] seen) {
    for (int i = 0; i < rest.length; i++) {
      rest[i] = seen[i] * (scores[i] - UNSEEN) + UNSEEN;
      seers[i] += seen[i];
    }
    for (float[] slot : best) {
      sink(slot);
    }
  }

  /** Keeps the larger value in the slot and passes on the smaller one. */
  private void sink(float[] slot) {
    for (int i = 0; i < rest.length; i++) {
      float here = slot[i];
      float come = rest[i];
      slot[i] = Math.max(here, come);
      rest[i] = Math.min(here, come);
    }
  }

  /**
   * The score of a pixel.
   *
   * @param pixel index
   * @return -1 .. 1; 0 if nobody sees it
   */
  float at(int pixel) {
    int half = ((int) seers[pixel] + 1) / 2;
    float sum = 0;
    for (int k = 0; k < half; k++) {
      sum += best[k][pixel];
    }
    return half == 0 ? 0 : sum / half;
  }

  /** Whether any neighbour sees the pixel. */
  boolean seen(int pixel) {
    return seers[pixel] > 0;
  }
}
