package dev.lift3d.core.geometry;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Turns the photograph of a lens into the one a pinhole would have taken.
 *
 * <p>The pinhole keeps the photograph's size, principal point and focal lengths, unless some of its
 * pixels would then fall outside the photograph (as with pincushion distortion) or where the lens
 * model folds back; in that case both focal lengths grow by the smallest common factor that avoids
 * it. So every pixel of the pinhole's picture is real: there are no black corners and no mask is
 * needed, at the price of a rim of the photograph.
 */
public final class Undistortion {
  /** A focal length that must grow more than this means that the model is wrong. */
  private static final double LARGEST_FACTOR = 4;

  private final Intrinsics photograph;
  private final Lens lens;
  private final Intrinsics pinhole;

  private Undistortion(Intrinsics photograph, Lens lens, Intrinsics pinhole) {
    this.photograph = photograph;
    this.lens = lens;
    this.pinhole = pinhole;
  }

  /**
   * Finds the pinhole for a camera with a lens.
   *
   * @param photograph intrinsics that apply after the lens
   * @param lens the lens
   * @return the undistortion
   * @throws InputException if the lens model makes no sense over this image
   */
  public static Undistortion of(Intrinsics photograph, Lens lens) {
    Objects.requireNonNull(photograph, "photograph");
    Objects.requireNonNull(lens, "lens");
    if (lens == Lens.NONE) {
      return new Undistortion(photograph, lens, photograph);
    }
    if (covers(photograph, lens, 1)) {
      return new Undistortion(photograph, lens, photograph);
    }
    if (!covers(photograph, lens, LARGEST_FACTOR)) {
      throw new InputException(
          "the lens " + lens + " describes no picture of " + photograph + "; check its parameters");
    }
    double low = 1;
    double high = LARGEST_FACTOR;
    while (high - low > 1e-7) {
      double mid = 0.5 * (low + high);
      if (covers(photograph, lens, mid)) {
        high = mid;
      } else {
        low = mid;
      }
    }
    return new Undistortion(photograph, lens, zoomed(photograph, high));
  }

  /** Whether all pixel centres on the pinhole's border come from inside the photograph. */
  private static boolean covers(Intrinsics photograph, Lens lens, double factor) {
    Undistortion u = new Undistortion(photograph, lens, zoomed(photograph, factor));
    double right = photograph.width() - 0.5;
    double bottom = photograph.height() - 0.5;
    for (double x = 0.5; x <= right; x++) {
      if (!u.hits(x, 0.5) || !u.hits(x, bottom)) {
        return false;
      }
    }
    for (double y = 0.5; y <= bottom; y++) {
      if (!u.hits(0.5, y) || !u.hits(right, y)) {
        return false;
      }
    }
    return true;
  }

  private boolean hits(double u, double v) {
    double x = (u - pinhole.cx()) / pinhole.fx();
    double y = (v - pinhole.cy()) / pinhole.fy();
    if (Math.hypot(x, y) > lens.reach()) {
      return false;
    }
    Vec2 p = toPhotograph(u, v);
    return p.x() >= 0 && p.y() >= 0 && p.x() <= photograph.width() && p.y() <= photograph.height();
  }

  private static Intrinsics zoomed(Intrinsics k, double factor) {
    return new Intrinsics(k.fx() * factor, k.fy() * factor, k.cx(), k.cy(), k.width(), k.height());
  }

  /**
   * The camera that took the undistorted picture.
   *
   * @return pinhole intrinsics of the photograph's size
   */
  public Intrinsics pinhole() {
    return pinhole;
  }

  /**
   * Where a pixel of the undistorted picture lies in the photograph.
   *
   * @param u pixel coordinate in the undistorted picture, x
   * @param v pixel coordinate in the undistorted picture, y
   * @return pixel coordinates in the photograph
   */
  public Vec2 toPhotograph(double u, double v) {
    Vec2 p = lens.distort((u - pinhole.cx()) / pinhole.fx(), (v - pinhole.cy()) / pinhole.fy());
    return new Vec2(
        photograph.fx() * p.x() + photograph.cx(), photograph.fy() * p.y() + photograph.cy());
  }

  /**
   * Where a pixel of the photograph lies in the undistorted picture, possibly outside it.
   *
   * @param u pixel coordinate in the photograph, x
   * @param v pixel coordinate in the photograph, y
   * @return pixel coordinates in the undistorted picture; NaN where the lens cannot be undone
   */
  public Vec2 fromPhotograph(double u, double v) {
    Vec2 p =
        lens.undistort(
            (u - photograph.cx()) / photograph.fx(), (v - photograph.cy()) / photograph.fy());
    return new Vec2(pinhole.fx() * p.x() + pinhole.cx(), pinhole.fy() * p.y() + pinhole.cy());
  }

  /**
   * The undistorted picture, interpolated bilinearly between pixel centres.
   *
   * @param picture H x W x C of the photograph's size
   * @return H x W x C; the picture itself where there is nothing to undo
   */
  public Image apply(Image picture) {
    requireSize(picture);
    if (lens == Lens.NONE) {
      return picture;
    }
    Image out = Image.zeros(picture.width(), picture.height(), picture.channels());
    IntStream.range(0, out.height()).parallel().forEach(row -> bilinearRow(picture, out, row));
    return out;
  }

  /**
   * The undistorted picture, each pixel taken whole from its nearest source: for depth and labels,
   * which must not be mixed.
   *
   * @param picture H x W x C of the photograph's size
   * @return H x W x C; the picture itself where there is nothing to undo
   */
  public Image applyNearest(Image picture) {
    requireSize(picture);
    if (lens == Lens.NONE) {
      return picture;
    }
    int channels = picture.channels();
    Image out = Image.zeros(picture.width(), picture.height(), channels);
    for (int row = 0; row < out.height(); row++) {
      for (int col = 0; col < out.width(); col++) {
        Vec2 p = toPhotograph(col + 0.5, row + 0.5);
        int x = Math.max(0, Math.min(picture.width() - 1, (int) Math.floor(p.x())));
        int y = Math.max(0, Math.min(picture.height() - 1, (int) Math.floor(p.y())));
        for (int c = 0; c < channels; c++) {
          out.set(col, row, c, picture.at(x, y, c));
        }
      }
    }
    return out;
  }

  private void bilinearRow(Image in, Image out, int row) {
    int channels = in.channels();
    float[] source = in.data();
    float[] target = out.data();
    int stride = in.width() * channels;
    int at = row * stride;
    for (int col = 0; col < out.width(); col++, at += channels) {
      Vec2 p = toPhotograph(col + 0.5, row + 0.5);
      double x = Math.max(0, Math.min(in.width() - 1, p.x() - 0.5));
      double y = Math.max(0, Math.min(in.height() - 1, p.y() - 0.5));
      int x0 = Math.min((int) x, Math.max(0, in.width() - 2));
      int y0 = Math.min((int) y, Math.max(0, in.height() - 2));
      int right = in.width() > 1 ? channels : 0;
      int down = in.height() > 1 ? stride : 0;
      float ax = (float) (x - x0);
      float ay = (float) (y - y0);
      int i = y0 * stride + x0 * channels;
      for (int c = 0; c < channels; c++, i++) {
        float top = source[i] + ax * (source[i + right] - source[i]);
        float bottom = source[i + down] + ax * (source[i + down + right] - source[i + down]);
        target[at + c] = top + ay * (bottom - top);
      }
    }
  }

  private void requireSize(Image picture) {
    if (picture.width() != photograph.width() || picture.height() != photograph.height()) {
      throw new IllegalArgumentException(
          "expected a picture of "
              + photograph.width()
              + " x "
              + photograph.height()
              + ", found "
              + picture.width()
              + " x "
              + picture.height());
    }
  }
}
