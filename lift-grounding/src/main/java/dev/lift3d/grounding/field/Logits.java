package dev.lift3d.grounding.field;

/** Between numbers as they are used and as files store them. */
final class Logits {
  /**
   * Singles next to 1 are so far apart; opacities closer to 0 or 1 than this are not told apart.
   */
  private static final double LEAST = 0x1p-24;

  private Logits() {}

  static float sigmoid(double logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }

  static float logit(double share) {
    double p = Math.min(1 - LEAST, Math.max(LEAST, share));
    return (float) Math.log(p / (1 - p));
  }

  /** The logarithm of a scale; of 0, that of the smallest normal single. */
  static float log(double scale) {
    return (float) Math.log(Math.max(scale, Float.MIN_NORMAL));
  }

  /** A share as a byte, rounded. */
  static byte unit(double share) {
    return octet(255 * share);
  }

  /** The nearest unsigned byte. */
  static byte octet(double value) {
    return (byte) Math.min(255, Math.max(0, Math.rint(value)));
  }
}
