package dev.lift3d.core.image;

/**
 * The half of a 2D model that looks at images: the only thing lifting needs to know of a model.
 *
 * <p>Implementations may be called from several threads at once.
 */
public interface ImageEncoder {
  /**
   * What people call it.
   *
   * @return a short name
   */
  String name();

  /**
   * Encodes a picture.
   *
   * @param image H x W x 3, RGB in [0, 1], of any size
   * @return its features, with the place of each cell in an image that may have been resized first
   */
  FeatureMap encode(Image image);
}
