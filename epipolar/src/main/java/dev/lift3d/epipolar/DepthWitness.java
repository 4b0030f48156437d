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
    out[at] = (float) Math.tanh(off / NEAR);
    out[at + 1] = (float) Math.tanh(off / WIDE);
    out[at + 2] = confidence;
    out[at + 3] = confidence * (float) Math.exp(-off * off / (2 * NEAR * NEAR));
    out[at + 4] = confidence * (float) Math.exp(-off * off / (2 * SHARP * SHARP));
    out[at + 5] = (float) Math.tanh(2 * off);
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
