package dev.lift3d.epipolar.stereo;

import java.util.Arrays;

/**
 * How many of the pixels around a pixel have its depth: surfaces are larger than a pixel, chance
 * agrees with nobody. The best single witness of a wrong depth, on generated scenes and beside a
 * sensor alike.
 */
final class DepthSupport {
  /** Pixels on each side that are asked. */
  private static final int RADIUS = 4;

  /** Planes by which inverse depths may differ and still agree. */
  private static final float AGREEMENT = 2;

  /** Share of agreeing pixels that counts as none. */
  private static final float LEAST = 0.2f;

  private final SourceDepth depth;

  private DepthSupport(SourceDepth depth) {
    this.depth = depth;
  }

  /**
   * Lowers confidence where a depth stands alone.
   *
   * @param depth a map
   * @return the same depths with confidence times the squared share of support
   */
  static SourceDepth weighted(SourceDepth depth) {
    DepthSupport support = new DepthSupport(depth);
    float[] confidence = depth.confidence().clone();
    int[] agreeing = new int[depth.columns()];
    int[] asked = new int[depth.columns()];
    for (int y = 0; y < depth.rows(); y++) {
      support.ask(y, agreeing, asked);
      for (int x = 0; x < depth.columns(); x++) {
        float share = (float) agreeing[x] / asked[x];
        float part = Math.max(0, (share - LEAST) / (1 - LEAST));
        confidence[y * depth.columns() + x] *= part * part;
      }
    }
    return new SourceDepth(
        depth.columns(), depth.rows(), depth.inverse(), confidence, depth.step());
  }

  private void ask(int y, int[] agreeing, int[] asked) {
    Arrays.fill(agreeing, 0);
    Arrays.fill(asked, 0);
    int last = Math.min(depth.rows() - 1, y + RADIUS);
    for (int other = Math.max(0, y - RADIUS); other <= last; other++) {
      for (int dx = -RADIUS; dx <= RADIUS; dx++) {
        compare(y * depth.columns(), other * depth.columns(), dx, agreeing, asked);
      }
    }
  }

  private void compare(int row, int other, int dx, int[] agreeing, int[] asked) {
    float[] inverse = depth.inverse();
    float near = AGREEMENT * depth.step();
    int to = depth.columns() - Math.max(0, dx);
    for (int x = Math.max(0, -dx); x < to; x++) {
      agreeing[x] += Math.abs(inverse[row + x] - inverse[other + x + dx]) < near ? 1 : 0;
      asked[x]++;
    }
  }
}
