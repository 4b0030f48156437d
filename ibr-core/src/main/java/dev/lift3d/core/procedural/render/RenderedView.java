package dev.lift3d.core.procedural.render;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;

/**
 * A picture with everything that is known about it. The arrays are this view's own; treat them as
 * read-only.
 *
 * @param camera where it was taken
 * @param rgb H x W x 3 in [0, 1], gamma-coded as a photograph
 * @param depth H x W x 1, z along the camera axis at the pixel's centre, 0 where nothing was hit
 * @param normals H x W x 3, unit, in the world, towards the camera; 0 where nothing was hit
 * @param instances H x W, which thing, 0 for none
 * @param classes H x W, {@link ObjectClass#id()}
 */
public record RenderedView(
    Camera camera, Image rgb, Image depth, Image normals, int[] instances, int[] classes) {

  /**
   * The share of pixels that show something.
   *
   * @return 0 .. 1
   */
  public double coverage() {
    int hits = 0;
    for (int id : instances) {
      hits += id > 0 ? 1 : 0;
    }
    return (double) hits / instances.length;
  }
}
