package dev.lift3d.epipolar.stereo;

/**
 * What is believed about a view's depth, on a grid that spans its whole image: texel (i, j) has its
 * centre at ((j + 0.5) / columns, (i + 0.5) / rows) of the image's width and height.
 *
 * @param columns texels a row
 * @param rows rows
 * @param inverse rows x columns, one over z; 0 where nothing is known
 * @param confidence rows x columns in [0, 1]; 0 where nothing is known
 * @param step how finely inverse depth was told apart: the unit in which errors are counted
 */
public record SourceDepth(int columns, int rows, float[] inverse, float[] confidence, float step) {
  /** Checks that the arrays have the sizes that are claimed. */
  public SourceDepth {
    if (columns < 1
        || rows < 1
        || inverse.length != columns * rows
        || confidence.length != inverse.length
        || !(step > 0)) {
      throw new IllegalArgumentException(
          "a depth map of "
              + columns
              + " x "
              + rows
              + " texels has "
              + inverse.length
              + " inverse depths, "
              + confidence.length
              + " confidences and a step of "
              + step);
    }
  }

  /**
   * A map that knows nothing.
   *
   * @return one texel without confidence
   */
  public static SourceDepth unknown() {
    return new SourceDepth(1, 1, new float[1], new float[1], 1);
  }

  /**
   * Whether nothing is known anywhere.
   *
   * @return true for {@link #unknown()}
   */
  public boolean isUnknown() {
    return columns == 1 && rows == 1 && confidence[0] == 0;
  }

  /**
   * The same depths, trusted differently.
   *
   * @param other rows x columns in [0, 1]
   * @return shares the depths
   */
  public SourceDepth withConfidence(float[] other) {
    return new SourceDepth(columns, rows, inverse, other, step);
  }

  /**
   * The texel that holds a place of the image.
   *
   * @param x share of the image's width, in [0, 1]
   * @param y share of the image's height, in [0, 1]
   * @return index into the arrays
   */
  public int texel(double x, double y) {
    int j = Math.min(columns - 1, Math.max(0, (int) (x * columns)));
    int i = Math.min(rows - 1, Math.max(0, (int) (y * rows)));
    return i * columns + j;
  }
}
