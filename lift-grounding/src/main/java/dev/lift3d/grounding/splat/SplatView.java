package dev.lift3d.grounding.splat;

import dev.lift3d.core.InputException;
import java.util.Objects;

/**
 * Where to look from, and what lies behind the Gaussians.
 *
 * @param camera the camera
 * @param background one number for each channel, or none for zeros; depth's background is 0
 */
public record SplatView(SplatCamera camera, float[] background) {
  /** Checks that the numbers are finite. */
  public SplatView {
    Objects.requireNonNull(camera, "camera");
    for (int c = 0; c < background.length; c++) {
      if (!Float.isFinite(background[c])) {
        throw new InputException(
            "background: channel " + c + " is " + background[c] + ", all must be finite");
      }
    }
  }

  /**
   * A view with nothing behind the Gaussians.
   *
   * @param camera the camera
   * @return the view
   */
  public static SplatView of(SplatCamera camera) {
    return new SplatView(camera, new float[0]);
  }

  /** The background of all channels. */
  float[] background(int channels) {
    if (background.length == 0) {
      return new float[channels];
    }
    if (background.length != channels) {
      throw new IllegalArgumentException(
          "the background has " + background.length + " channels, the Gaussians " + channels);
    }
    return background;
  }
}
