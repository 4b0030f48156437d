package dev.lift3d.epipolar;

import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.Arrays;

/**
 * What a source view's own depth says about a sample: whether the sample lies on the surface that
 * the view sees there, in front of it, or behind it where the view is occluded (the visibility of
 * NeuRay, Liu et al. 2022, from plain stereo instead of a network).
 *
 * <p>With d = (inverse depth of the view's surface - inverse depth of the sample) in steps of the
 * depth map: tanh(d / 2), tanh(d / 8), the confidence c, a wide hit c exp(-d^2 / 8), a sharp hit c
 * exp(-(d / 0.75)^2 / 2), and tanh(2 d). Where the view knows nothing all are zero.
 */
final class DepthWitness {
  /** Numbers a witness gives. */
  static final int CHANNELS = 6;

  private static final double NEAR = 2;
  private static final double WIDE = 8;
  private static final double SHARP = 0.75;

  /** Neighbouring texels farther apart than this, in steps, lie on different surfaces. */
  private static final double CONTINUOUS = 3;

  // Five curves of d, looked up: computing them for every sample and view would take as long as
  // the network. Between entries they are straight: off by 1e-4 at most (tanh(2 d), curvature 3).
  private static final int SHAPES = 5;
  private static final int PER_STEP = 64;
  private static final double FARTHEST = 32;
  private static final float[] TABLE = table();

  private DepthWitness() {}

  /**
   * Asks a view.
   *
   * @param map the view's depth
   * @param x where the sample falls, as a share of the image's width
   * @param y where the sample falls, as a share of the image's height
   * @param z the sample's depth in the view, positive
   * @param out receives {@link #CHANNELS} numbers
   * @param at where
   */
  static void ask(SourceDepth map, double x, double y, double z, float[] out, int at) {
    int texel = map.texel(x, y);
    float confidence = map.confidence()[texel];
    if (!(confidence > 0)) {
      Arrays.fill(out, at, at + CHANNELS, 0);
      return;
    }
    double off = (surface(map, x, y, texel) - 1 / z) / map.step();
    out[at + 2] = confidence;
    double place = (Math.max(-FARTHEST, Math.min(FARTHEST, off)) + FARTHEST) * PER_STEP;
    int left = Math.min(TABLE.length / SHAPES - 2, (int) place);
    float right = (float) (place - left);
    int from = left * SHAPES;
    out[at] = between(from, right);
    out[at + 1] = between(from + 1, right);
    out[at + 3] = confidence * between(from + 2, right);
    out[at + 4] = confidence * between(from + 3, right);
    out[at + 5] = between(from + 4, right);
  }

  /**
   * What a witness comes to: 1 where a sample lies on the surface that the view sees, 0 where the
   * view is occluded there, 0.5 where the view knows nothing.
   *
   * @param witness holds what {@link #ask} gave
   * @param at where
   * @return 1/2 + (hit - confidence x behind) / 2, with the wide hit and behind = tanh(d / 2) for a
   *     sample behind the surface
   */
  static float agreement(float[] witness, int at) {
    float behind = witness[at + 2] * Math.max(0, witness[at]);
    return Math.max(0, Math.min(1, 0.5f + 0.5f * (witness[at + 3] - behind)));
  }

  private static float[] table() {
    int places = (int) (2 * FARTHEST * PER_STEP) + 1;
    float[] table = new float[places * SHAPES];
    for (int i = 0; i < places; i++) {
      double d = (double) i / PER_STEP - FARTHEST;
      table[i * SHAPES] = (float) Math.tanh(d / NEAR);
      table[i * SHAPES + 1] = (float) Math.tanh(d / WIDE);
      table[i * SHAPES + 2] = (float) Math.exp(-d * d / (2 * NEAR * NEAR));
      table[i * SHAPES + 3] = (float) Math.exp(-d * d / (2 * SHARP * SHARP));
      table[i * SHAPES + 4] = (float) Math.tanh(2 * d);
    }
    return table;
  }

  private static float between(int at, float right) {
    return TABLE[at] + right * (TABLE[at + SHAPES] - TABLE[at]);
  }

  /** Inverse depth between the texels' centres on one surface; across an edge the nearest one's. */
  private static double surface(SourceDepth map, double x, double y, int texel) {
    float[] inverse = map.inverse();
    double own = inverse[texel];
    double u = x * map.columns() - 0.5;
    double v = y * map.rows() - 0.5;
    int left = (int) Math.max(0, Math.min(map.columns() - 2, Math.floor(u)));
    int top = (int) Math.max(0, Math.min(map.rows() - 2, Math.floor(v)));
    if (map.columns() < 2 || map.rows() < 2) {
      return own;
    }
    int corner = top * map.columns() + left;
    double a = inverse[corner];
    double b = inverse[corner + 1];
    double c = inverse[corner + map.columns()];
    double d = inverse[corner + map.columns() + 1];
    double most = Math.max(Math.max(a, b), Math.max(c, d));
    double least = Math.min(Math.min(a, b), Math.min(c, d));
    if (most - least > CONTINUOUS * map.step()) {
      return own;
    }
    double s = Math.max(0, Math.min(1, u - left));
    double t = Math.max(0, Math.min(1, v - top));
    return (1 - t) * ((1 - s) * a + s * b) + t * ((1 - s) * c + s * d);
  }
}
