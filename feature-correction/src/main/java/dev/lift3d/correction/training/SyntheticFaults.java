package dev.lift3d.correction.training;

import dev.lift3d.core.image.FeatureMap;
import java.util.SplittableRandom;

/**
 * What goes wrong in an operator from view to view: gain, noise, blur, and patches that show
 * something else altogether. How much of it there is differs from operator to operator, and again
 * from view to view.
 *
 * @param noise typical deviation of the noise, relative to features of unit size
 * @param gain typical deviation of a view's gain from 1
 * @param blurred chance that a view is blurred
 * @param patched chance that a view has patches of something else
 */
record SyntheticFaults(double noise, double gain, double blurred, double patched) {
  /** Largest side of a patch, as a share of the map's. */
  private static final double LARGEST_PATCH = 0.6;

  private static final int MOST_PATCHES = 3;
  private static final int LARGEST_BLUR = 2;

  static SyntheticFaults draw(SplittableRandom random) {
    return new SyntheticFaults(
        0.02 * Math.exp(3.5 * random.nextDouble()),
        0.3 * random.nextDouble(),
        0.5 * random.nextDouble(),
        Math.max(0, random.nextDouble() - 0.4));
  }

  /** A view's own version of what is true. */
  FeatureMap damaged(FeatureMap truth, SplittableRandom random) {
    float[] data = truth.data().clone();
    FeatureMap out =
        new FeatureMap(truth.channels(), truth.height(), truth.width(), data, truth.cells());
    if (random.nextDouble() < blurred) {
      blur(truth, out, 1 + random.nextInt(LARGEST_BLUR));
    }
    if (random.nextDouble() < patched) {
      for (int i = 1 + random.nextInt(MOST_PATCHES); i > 0; i--) {
        patch(truth, out, random);
      }
    }
    float factor = (float) Math.max(0.2, 1 + gain * random.nextGaussian());
    double own = noise * Math.exp(random.nextGaussian());
    for (int i = 0; i < data.length; i++) {
      data[i] = factor * data[i] + (float) (own * random.nextGaussian());
    }
    return out;
  }

  private static void blur(FeatureMap from, FeatureMap to, int radius) {
    for (int row = 0; row < from.height(); row++) {
      for (int col = 0; col < from.width(); col++) {
        blurCell(from, to, radius, row, col);
      }
    }
  }

  private static void blurCell(FeatureMap from, FeatureMap to, int radius, int row, int col) {
    int channels = from.channels();
    int at = (row * from.width() + col) * channels;
    int count = 0;
    double[] sum = new double[channels];
    for (int i = Math.max(0, row - radius); i <= Math.min(from.height() - 1, row + radius); i++) {
      for (int j = Math.max(0, col - radius); j <= Math.min(from.width() - 1, col + radius); j++) {
        for (int c = 0; c < channels; c++) {
          sum[c] += from.data()[(i * from.width() + j) * channels + c];
        }
        count++;
      }
    }
    for (int c = 0; c < channels; c++) {
      to.data()[at + c] = (float) (sum[c] / count);
    }
  }

  /** Shows another part of the view, or one strange feature. */
  private static void patch(FeatureMap from, FeatureMap to, SplittableRandom random) {
    int height = 1 + (int) (from.height() * LARGEST_PATCH * random.nextDouble());
    int width = 1 + (int) (from.width() * LARGEST_PATCH * random.nextDouble());
    int top = random.nextInt(from.height() - height + 1);
    int left = random.nextInt(from.width() - width + 1);
    int shownTop = random.nextInt(from.height() - height + 1);
    int shownLeft = random.nextInt(from.width() - width + 1);
    boolean still = random.nextBoolean();
    int channels = from.channels();
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        int shown = (shownTop + (still ? 0 : i)) * from.width() + shownLeft + (still ? 0 : j);
        int place = (top + i) * from.width() + left + j;
        System.arraycopy(from.data(), shown * channels, to.data(), place * channels, channels);
      }
    }
  }
}
