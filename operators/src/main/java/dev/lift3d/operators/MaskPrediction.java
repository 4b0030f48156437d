package dev.lift3d.operators;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;

/**
 * One region of a picture: a pixel is in it if its logit is positive.
 *
 * @param logits H x W x 1
 * @param quality how good the decoder believes the region to be, mostly an intersection over union
 *     in about [0, 1]; NaN if it does not say
 */
public record MaskPrediction(Image logits, double quality) implements Prediction {
  /** Checks that there is one logit a pixel. */
  public MaskPrediction {
    if (logits.channels() != 1) {
      throw new IllegalArgumentException(
          "a mask has 1 logit a pixel, found " + logits.channels() + " channels");
    }
  }

  /**
   * Whether a pixel is in the region.
   *
   * @param col column
   * @param row row
   * @return true if so
   */
  public boolean contains(int col, int row) {
    return logits.at(col, row, 0) > 0;
  }

  /**
   * How large the region is.
   *
   * @return its pixels
   */
  public int area() {
    int area = 0;
    for (float logit : logits.data()) {
      area += logit > 0 ? 1 : 0;
    }
    return area;
  }

  /**
   * The region as a picture.
   *
   * @return H x W x 1, 1 inside and 0 outside
   */
  public Image mask() {
    Image mask = Image.zeros(logits.width(), logits.height(), 1);
    for (int i = 0; i < mask.data().length; i++) {
      mask.data()[i] = logits.data()[i] > 0 ? 1 : 0;
    }
    return mask;
  }

  /**
   * The same region of the same picture at another size: logits are interpolated bilinearly.
   *
   * @param width pixels a row
   * @param height rows
   * @return the region at that size
   */
  public MaskPrediction resized(int width, int height) {
    return new MaskPrediction(Resize.bilinear(logits, width, height), quality);
  }
}
