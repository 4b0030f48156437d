package dev.lift3d.core.image;

import java.util.Arrays;

/**
 * Changes the size of a picture of any number of channels; half-pixel convention: the image spans
 * [0, W] x [0, H] before and after.
 *
 * <p>Both methods are separable: each output sample is a weighted sum of a run of input samples
 * along each axis. Weights of a run sum to 1, so constants stay constant.
 */
public final class Resize {
  private Resize() {}

  /**
   * Exact area average along an axis that shrinks, bilinear along one that grows.
   *
   * <p>Shrinking by a whole factor averages blocks and keeps the mean.
   *
   * @param image any channels
   * @param width new pixels a row
   * @param height new rows
   * @return the resized picture; the same one if the size is already right
   */
  public static Image area(Image image, int width, int height) {
    if (width == image.width() && height == image.height()) {
      return image;
    }
    Taps rows =
        height < image.height()
            ? Taps.area(image.height(), height)
            : Taps.bilinear(image.height(), height);
    Taps cols =
        width < image.width()
            ? Taps.area(image.width(), width)
            : Taps.bilinear(image.width(), width);
    return apply(image, rows, cols);
  }

  /**
   * Bilinear interpolation at the new pixels' centres, edges repeated; the same as PyTorch's
   * interpolate with align_corners=False and antialias=False. Shrinking by much aliases; use {@link
   * #area} there.
   *
   * @param image any channels
   * @param width new pixels a row
   * @param height new rows
   * @return the resized picture; the same one if the size is already right
   */
  public static Image bilinear(Image image, int width, int height) {
    if (width == image.width() && height == image.height()) {
      return image;
    }
    return apply(image, Taps.bilinear(image.height(), height), Taps.bilinear(image.width(), width));
  }

  /**
   * Bilinear interpolation whose kernel widens where an axis shrinks, so that nothing aliases: the
   * rule of Pillow's BILINEAR and of PyTorch's interpolate with antialias=True.
   *
   * @param image any channels
   * @param width new pixels a row
   * @param height new rows
   * @return the resized picture; the same one if the size is already right
   */
  public static Image antialiased(Image image, int width, int height) {
    if (width == image.width() && height == image.height()) {
      return image;
    }
    return apply(image, Taps.triangle(image.height(), height), Taps.triangle(image.width(), width));
  }

  private static Image apply(Image image, Taps rows, Taps cols) {
    int channels = image.channels();
    int stride = image.width() * channels;
    Image out = Image.zeros(cols.count(), rows.count(), channels);
    float[] mixed = new float[stride]; // one input-wide row, already filtered down the columns
    for (int y = 0; y < rows.count(); y++) {
      Arrays.fill(mixed, 0);
      int first = rows.first()[y];
      float[] weights = rows.weights()[y];
      for (int k = 0; k < weights.length; k++) {
        addScaled(image.data(), (first + k) * stride, weights[k], mixed);
      }
      filterRow(mixed, channels, cols, out.data(), y * cols.count() * channels);
    }
    return out;
  }

  private static void addScaled(float[] from, int start, float weight, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * from[start + i];
    }
  }

  private static void filterRow(float[] row, int channels, Taps cols, float[] out, int start) {
    int to = start;
    for (int x = 0; x < cols.count(); x++) {
      float[] weights = cols.weights()[x];
      int from = cols.first()[x] * channels;
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * row[from + k * channels + c];
        }
        out[to++] = sum;
      }
    }
  }

  /**
   * Which input samples make each output sample of one axis.
   *
   * @param first index of each run's first input sample
   * @param weights each run's weights, of sum 1
   */
  private record Taps(int[] first, float[][] weights) {
    int count() {
      return first.length;
    }

    static Taps area(int from, int to) {
      Taps taps = empty(to);
      for (int i = 0; i < to; i++) {
        // Integer edges in units of 1 / to of an input sample, so that runs end exactly.
        long start = (long) i * from;
        long end = start + from;
        int first = (int) (start / to);
        int last = (int) ((end + to - 1) / to);
        float[] weights = new float[last - first];
        for (int k = 0; k < weights.length; k++) {
          long left = Math.max(start, (long) (first + k) * to);
          long right = Math.min(end, (long) (first + k + 1) * to);
          weights[k] = (float) ((double) (right - left) / from);
        }
        taps.first[i] = first;
        taps.weights[i] = weights;
      }
      return taps;
    }

    static Taps bilinear(int from, int to) {
      Taps taps = empty(to);
      for (int i = 0; i < to; i++) {
        double at = Math.max(0, Math.min(from - 1, (i + 0.5) * from / to - 0.5));
        int first = Math.min((int) at, from - 1);
        float part = (float) (at - first);
        taps.first[i] = first;
        taps.weights[i] = part == 0 ? new float[] {1} : new float[] {1 - part, part};
      }
      return taps;
    }

    static Taps triangle(int from, int to) {
      Taps taps = empty(to);
      double scale = (double) from / to;
      double reach = Math.max(1, scale);
      for (int i = 0; i < to; i++) {
        double centre = (i + 0.5) * scale;
        int first = Math.max(0, (int) (centre - reach + 0.5));
        int last = Math.min(from, (int) (centre + reach + 0.5));
        double[] weights = new double[last - first];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          weights[k] = Math.max(0, 1 - Math.abs(first + k + 0.5 - centre) / reach);
          sum += weights[k];
        }
        taps.first[i] = first;
        taps.weights[i] = new float[weights.length];
        for (int k = 0; k < weights.length; k++) {
          taps.weights[i][k] = (float) (weights[k] / sum);
        }
      }
      return taps;
    }

    private static Taps empty(int to) {
      if (to < 1) {
        throw new IllegalArgumentException("a new size must be positive, found " + to);
      }
      return new Taps(new int[to], new float[to][]);
    }
  }
}
