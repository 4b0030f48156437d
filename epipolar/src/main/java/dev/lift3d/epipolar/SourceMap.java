package dev.lift3d.epipolar;

import dev.lift3d.core.geometry.Camera;

/**
 * One source view as the gather reads it: its camera, its photograph and its image features.
 *
 * @param camera at the photograph's size
 * @param colours H x W x 3, RGB in [0, 1], channels last
 * @param features h x w x C, channels last; texel (i, j) has its centre at ((j + 0.5) stride, (i +
 *     0.5) stride) pixels
 * @param columns w, texels a row of the feature map
 * @param rows h, rows of the feature map
 * @param stride pixels from texel to texel
 */
public record SourceMap(
    Camera camera, float[] colours, float[] features, int columns, int rows, double stride) {
  /** Checks that the arrays have the sizes that are claimed. */
  public SourceMap {
    long pixels = (long) camera.intrinsics().width() * camera.intrinsics().height();
    if (colours.length != pixels * 3
        || features.length == 0
        || features.length % (columns * rows) != 0) {
      throw new IllegalArgumentException(
          "a source of "
              + pixels
              + " pixels with "
              + columns
              + " x "
              + rows
              + " texels has "
              + colours.length
              + " colour and "
              + features.length
              + " feature floats");
    }
  }

  /**
   * Channels of the feature map.
   *
   * @return C
   */
  public int channels() {
    return features.length / (columns * rows);
  }
}
