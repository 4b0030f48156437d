package dev.lift3d.operators.sam;

import dev.lift3d.core.image.Image;
import dev.lift3d.operators.MaskPrediction;

/**
 * One mask of the decoder.
 *
 * @param lowResolution logits over the whole square, 256 x 256; a prompt of its own by {@link
 *     SamPrompt#like}
 * @param frame where the picture lies in the square
 * @param quality the IoU that the decoder predicts, in about [0, 1]
 */
public record SamMask(Image lowResolution, SamFrame frame, double quality) {
  /**
   * The mask of the picture that the prompt was given for: bilinear to the square, cut, bilinear to
   * the picture, as the original does it.
   *
   * @return the mask
   */
  public MaskPrediction prediction() {
    return new MaskPrediction(frame.toPicture(lowResolution), quality);
  }
}
