package dev.lift3d.operators.network;

/**
 * What a network wants of pictures.
 *
 * @param size the sizes it takes; absent: any
 * @param scaling what its numbers mean; absent: RGB in [0, 1]
 */
public record PictureInput(PictureSize size, PictureScaling scaling) {
  /** Fills in what is absent. */
  public PictureInput {
    size = size == null ? PictureSize.ANY : size;
    scaling = scaling == null ? PictureScaling.NONE : scaling;
  }
}
