package dev.lift3d.examples.protocol.warp;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import java.util.Arrays;

/**
 * For each pixel of one picture, where another picture shows the same point, if it does.
 *
 * <p>Pixels are numbered row by row; coordinates are in pixels of the other picture, whose corner
 * is (0, 0).
 */
public final class Correspondences {
  private final int width;
  private final int height;
  private final int otherWidth;
  private final int otherHeight;
  private final float[] x;
  private final float[] y;

  private Correspondences(int width, int height, int otherWidth, int otherHeight) {
    this.width = width;
    this.height = height;
    this.otherWidth = otherWidth;
    this.otherHeight = otherHeight;
    this.x = new float[width * height];
    this.y = new float[width * height];
    Arrays.fill(x, Float.NaN);
  }

  /**
   * No pixel corresponds to any, so far.
   *
   * @param at the view whose pixels are asked for
   * @param other the view in which their points are looked for
   * @return empty correspondences, to be filled by a warp
   */
  static Correspondences none(WarpView at, WarpView other) {
    return new Correspondences(
        at.depth().width(), at.depth().height(), other.depth().width(), other.depth().height());
  }

  /** A pixel's point is at these coordinates, if they lie inside the other picture. */
  void put(int pixel, double u, double v) {
    if (u >= 0 && v >= 0 && u < otherWidth && v < otherHeight) {
      x[pixel] = (float) u;
      y[pixel] = (float) v;
    }
  }

  /**
   * Whether both pictures show a pixel's point.
   *
   * @param pixel number of the pixel
   * @return false where it is hidden, outside or unknown
   */
  public boolean has(int pixel) {
    return !Float.isNaN(x[pixel]);
  }

  /**
   * How many pixels' points both pictures show.
   *
   * @return a count
   */
  public int count() {
    int count = 0;
    for (int pixel = 0; pixel < x.length; pixel++) {
      count += has(pixel) ? 1 : 0;
    }
    return count;
  }

  /**
   * The part of the picture that both show.
   *
   * @return 0 to 1
   */
  public double share() {
    return (double) count() / x.length;
  }

  /**
   * How far two pictures differ where they show the same point.
   *
   * @param picture H x W x C
   * @param other the other picture, interpolated bilinearly
   * @return the root of the mean squared difference over pixels and channels; NaN if nothing is
   *     shown by both
   */
  public double rmse(Image picture, Image other) {
    Image warped = warped(other);
    require(picture.width() == width && picture.height() == height, "another picture's size");
    require(picture.channels() == other.channels(), "another number of channels");
    double sum = 0;
    long count = 0;
    for (int i = 0; i < picture.data().length; i++) {
      if (has(i / picture.channels())) {
        double difference = (double) picture.data()[i] - warped.data()[i];
        sum += difference * difference;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  /**
   * How often two class maps say the same of a point.
   *
   * @param labels H x W classes
   * @param other the other picture's classes; a point has the class of the pixel that it falls on
   * @return share of the points that both show, 0 to 1; NaN if there are none
   */
  public double agreement(int[] labels, int[] other) {
    int[] warped = warped(other);
    require(labels.length == x.length, "labels of another size");
    long same = 0;
    long count = 0;
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if (has(pixel)) {
        same += labels[pixel] == warped[pixel] ? 1 : 0;
        count++;
      }
    }
    return (double) same / count;
  }

  /**
   * The other picture as the first camera would see it.
   *
   * @param other the other picture
   * @return H x W x C; 0 where it does not show the point
   */
  public Image warped(Image other) {
    require(other.width() == otherWidth && other.height() == otherHeight, "another size");
    int channels = other.channels();
    FeatureMap map =
        new FeatureMap(
            channels,
            otherHeight,
            otherWidth,
            other.data(),
            new CellLayout(1, 0, otherWidth, otherHeight));
    Image out = Image.zeros(width, height, channels);
    float[] colour = new float[channels];
    for (int pixel = 0; pixel < x.length; pixel++) {
      if (has(pixel)) {
        map.sample(x[pixel], y[pixel], colour);
        System.arraycopy(colour, 0, out.data(), pixel * channels, channels);
      }
    }
    return out;
  }

  /**
   * The other picture's classes as the first camera would see them.
   *
   * @param other its classes
   * @return H x W classes; -1 where it does not show the point
   */
  public int[] warped(int[] other) {
    require(other.length == otherWidth * otherHeight, "labels of another size");
    int[] out = new int[x.length];
    for (int pixel = 0; pixel < out.length; pixel++) {
      out[pixel] = has(pixel) ? other[(int) y[pixel] * otherWidth + (int) x[pixel]] : -1;
    }
    return out;
  }

  private void require(boolean holds, String found) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(
              "pictures of %d x %d and %d x %d expected, found %s",
              width, height, otherWidth, otherHeight, found));
    }
  }
}
