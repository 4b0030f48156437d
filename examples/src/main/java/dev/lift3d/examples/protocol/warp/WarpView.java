package dev.lift3d.examples.protocol.warp;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;

/**
 * A view as far as warping needs it.
 *
 * @param name what its files are called by, without ending
 * @param camera the camera, of the size of the pictures that are compared
 * @param depth H x W x 1 of that size, z along the camera's axis; 0 where it is not known
 */
public record WarpView(String name, Camera camera, Image depth) {
  /** Checks that the depth has the camera's size. */
  public WarpView {
    int width = camera.intrinsics().width();
    int height = camera.intrinsics().height();
    if (depth.width() != width || depth.height() != height || depth.channels() != 1) {
      throw new IllegalArgumentException(
          String.format(
              "a depth of %d x %d x 1 expected, found %d x %d x %d",
              width, height, depth.width(), depth.height(), depth.channels()));
    }
  }
}
