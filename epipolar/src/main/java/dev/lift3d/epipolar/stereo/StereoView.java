package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;

/**
 * A view as stereo takes it.
 *
 * @param camera at the photograph's size
 * @param photograph H x W x 3
 * @param range the depths it sees
 */
public record StereoView(Camera camera, Image photograph, DepthRange range) {
  /** Checks that the photograph has the camera's size. */
  public StereoView {
    if (photograph.width() != camera.intrinsics().width()
        || photograph.height() != camera.intrinsics().height()) {
      throw new IllegalArgumentException(
          "a camera of "
              + camera.intrinsics().width()
              + " x "
              + camera.intrinsics().height()
              + " pixels with a photograph of "
              + photograph.width()
              + " x "
              + photograph.height());
    }
  }
}
