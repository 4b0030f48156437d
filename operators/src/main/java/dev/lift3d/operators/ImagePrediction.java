package dev.lift3d.operators;

import dev.lift3d.core.image.Image;

/**
 * A picture, of whatever size the decoder paints.
 *
 * @param rgb H x W x 3, RGB in [0, 1]
 */
public record ImagePrediction(Image rgb) implements Prediction {
  /** Checks that the picture has three channels. */
  public ImagePrediction {
    if (rgb.channels() != 3) {
      throw new IllegalArgumentException("a picture has 3 channels, found " + rgb.channels());
    }
  }
}
