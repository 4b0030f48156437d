package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;

/**
 * A view as a training operator sees it.
 *
 * @param camera at the photograph's size
 * @param photograph H x W x 3
 * @param depth H x W, z along the camera's axis, 0 where unknown
 */
public record TrainingView(Camera camera, Image photograph, float[] depth) {
  /** Checks that the sizes agree. */
  public TrainingView {
    int pixels = camera.intrinsics().width() * camera.intrinsics().height();
    if (photograph.width() * photograph.height() != pixels || depth.length != pixels) {
      throw new IllegalArgumentException(
          "a camera of "
              + pixels
              + " pixels with a photograph of "
              + photograph.width()
              + " x "
              + photograph.height()
              + " and "
              + depth.length
              + " depths");
    }
  }
}
