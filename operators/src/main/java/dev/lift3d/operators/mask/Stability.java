package dev.lift3d.operators.mask;

import dev.lift3d.core.image.Image;

/** How little a mask depends on where its logits are cut. */
public final class Stability {
  private Stability() {}

  /**
   * Compares the masks of a higher and of a lower threshold.
   *
   * @param logits H x W x 1
   * @param threshold the mask's own, mostly 0
   * @param offset how much higher and lower
   * @return intersection over union of both, in [0, 1]; NaN if both are empty
   */
  public static double score(Image logits, double threshold, double offset) {
    // In single precision, as the originals' numbers are.
    float high = (float) (threshold + offset);
    float low = (float) (threshold - offset);
    int inner = 0;
    int outer = 0;
    for (float logit : logits.data()) {
      inner += logit > high ? 1 : 0;
      outer += logit > low ? 1 : 0;
    }
    return (double) inner / outer;
  }
}
