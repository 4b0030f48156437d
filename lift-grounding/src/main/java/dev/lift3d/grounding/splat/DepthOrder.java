package dev.lift3d.grounding.splat;

import java.util.Arrays;

/**
 * Visible Gaussians from near to far: by depth as a float32, equal depths by index. A stable radix
 * sort of the bits, which order like the numbers because depths are positive.
 */
final class DepthOrder {
  private static final int DIGIT = 11;
  private static final int MASK = (1 << DIGIT) - 1;

  private DepthOrder() {}

  /**
   * Sorts.
   *
   * @param screen projected Gaussians
   * @return indices of the visible ones
   */
  static int[] of(ScreenGaussians screen) {
    int[] order = new int[screen.count];
    int[] bits = new int[screen.count];
    int visible = 0;
    for (int n = 0; n < screen.count; n++) {
      bits[n] = Float.floatToIntBits((float) screen.depth[n]);
      if (screen.visible(n)) {
        order[visible++] = n;
      }
    }
    int[] from = Arrays.copyOf(order, visible);
    int[] to = new int[visible];
    for (int shift = 0; shift < Integer.SIZE; shift += DIGIT) {
      pass(from, to, bits, shift);
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  private static void pass(int[] from, int[] to, int[] bits, int shift) {
    int[] starts = new int[MASK + 2];
    for (int n : from) {
      starts[((bits[n] >>> shift) & MASK) + 1]++;
    }
    for (int d = 0; d < MASK; d++) {
      starts[d + 1] += starts[d];
    }
    for (int n : from) {
      to[starts[(bits[n] >>> shift) & MASK]++] = n;
    }
  }
}
