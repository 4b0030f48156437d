package dev.lift3d.epipolar;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.epipolar.stereo.SourceDepth;

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
 * @param depth what is believed about the view's depth
 */
public record SourceMap(
    Camera camera,
    float[] colours,
    float[] features,
    int columns,
    int rows,
    double stride,
    SourceDepth depth) {
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
   * A source whose depth is unknown.
   *
   * @param camera at the photograph's size
   * @param colours H x W x 3
   * @param features h x w x C
   * @param columns w
   * @param rows h
   * @param stride pixels from texel to texel
   */
  public SourceMap(
      Camera camera, float[] colours, float[] features, int columns, int rows, double stride) {
    this(camera, colours, features, columns, rows, stride, SourceDepth.unknown());
  }

  /**
   * The same source with a depth map.
   *
   * @param known what is believed about the view's depth
   * @return shares the arrays
   */
  public SourceMap withDepth(SourceDepth known) {
    return new SourceMap(camera, colours, features, columns, rows, stride, known);
  }

  /**
   * Channels of the feature map.
   *
   * @return C
   */
  public int channels() {
    return features.length / (columns * rows);
  }

  /**
   * Puts a network's map beside its photograph.
   *
   * @param camera at the photograph's size
   * @param photograph H x W x 3
   * @param map (1, C, h, w); its graph is not touched
   * @param stride pixels from texel to texel
   * @return the source, on the host
   */
  public static SourceMap of(Camera camera, Image photograph, NDArray map, double stride) {
    try (TensorScope temporary = TensorScope.open()) {
      NDArray plain = map.stopGradient();
      plain.attach(temporary.manager());
      float[] texels = plain.transpose(0, 2, 3, 1).toFloatArray(); // (1, h, w, C)
      int columns = (int) map.getShape().get(3);
      int rows = (int) map.getShape().get(2);
      return new SourceMap(camera, photograph.data(), texels, columns, rows, stride);
    }
  }
}
