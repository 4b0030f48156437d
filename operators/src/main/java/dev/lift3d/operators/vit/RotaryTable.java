package dev.lift3d.operators.vit;

import dev.lift3d.core.io.HostArray;
import java.util.Arrays;

/**
 * Rotary positions of patches on two axes (DINOv3, Siméoni et al. 2025, section 3.2): patch centres
 * are mapped to [-1, 1] along each axis by its own length; the angles of a patch are 2 pi c /
 * period, rows first, then columns, and all of them twice.
 *
 * <p>Class and register tokens are not rotated.
 *
 * @param periods a quarter of a head's width, positive; empty if there is no rotation
 */
public record RotaryTable(double[] periods) {
  /** No rotation. */
  public static final RotaryTable NONE = new RotaryTable(new double[0]);

  /** Copies the periods. */
  public RotaryTable {
    periods = periods.clone();
    for (double period : periods) {
      if (!(period > 0)) {
        throw new IllegalArgumentException("periods must be positive, found " + period);
      }
    }
  }

  /**
   * Periods in geometric progression.
   *
   * @param base the longest period's limit, 100 for the published weights
   * @param headWidth numbers a head, a multiple of 4
   * @return base^(2 i / (headWidth / 2)) for i below headWidth / 4
   */
  public static RotaryTable geometric(double base, int headWidth) {
    double[] periods = new double[headWidth / 4];
    for (int i = 0; i < periods.length; i++) {
      periods[i] = Math.pow(base, 4.0 * i / headWidth);
    }
    return new RotaryTable(periods);
  }

  /**
   * The periods.
   *
   * @return a fresh array
   */
  @Override
  public double[] periods() {
    return periods.clone();
  }

  /**
   * The angles of a grid of patches.
   *
   * @param rows patches from top to bottom
   * @param cols patches from left to right
   * @return an angle for each patch and each number of a head
   */
  public Angles angles(int rows, int cols) {
    int quarter = periods.length;
    double[] angles = new double[rows * cols * 4 * quarter];
    for (int patch = 0; patch < rows * cols; patch++) {
      double y = 2 * (patch / cols + 0.5) / rows - 1;
      double x = 2 * (patch % cols + 0.5) / cols - 1;
      for (int i = 0; i < quarter; i++) {
        int at = patch * 4 * quarter + i;
        angles[at] = angles[at + 2 * quarter] = 2 * Math.PI * y / periods[i];
        angles[at + quarter] = angles[at + 3 * quarter] = 2 * Math.PI * x / periods[i];
      }
    }
    return new Angles(rows * cols, 4 * quarter, angles);
  }

  /** Equal periods. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RotaryTable t && Arrays.equals(periods, t.periods);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(periods);
  }

  @Override
  public String toString() {
    return "RotaryTable" + Arrays.toString(periods);
  }

  /** The angles of all patches. */
  public static final class Angles {
    private final int patches;
    private final int width;
    private final double[] radians;

    private Angles(int patches, int width, double[] radians) {
      this.patches = patches;
      this.width = width;
      this.radians = radians;
    }

    /**
     * Cosines, after those of tokens that are not rotated.
     *
     * @param prefix how many tokens come before the patches
     * @return (prefix + patches, numbers a head)
     */
    public HostArray cos(int prefix) {
      float[] out = new float[(prefix + patches) * width];
      Arrays.fill(out, 0, prefix * width, 1);
      for (int i = 0; i < radians.length; i++) {
        out[prefix * width + i] = (float) Math.cos(radians[i]);
      }
      return HostArray.ofFloats(out, prefix + patches, width);
    }

    /**
     * Sines, after those of tokens that are not rotated.
     *
     * @param prefix how many tokens come before the patches
     * @return (prefix + patches, numbers a head)
     */
    public HostArray sin(int prefix) {
      float[] out = new float[(prefix + patches) * width];
      for (int i = 0; i < radians.length; i++) {
        out[prefix * width + i] = (float) Math.sin(radians[i]);
      }
      return HostArray.ofFloats(out, prefix + patches, width);
    }
  }
}
