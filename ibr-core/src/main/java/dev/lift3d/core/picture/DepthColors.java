package dev.lift3d.core.picture;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Canvas;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Rgb;
import java.util.Locale;
import java.util.Objects;

/**
 * Shows depth as colour, evenly in inverse depth as parallax is: near is red, far is blue, no value
 * is grey.
 *
 * @param range depths at the two ends of the colours; the same for all frames of a video
 */
public record DepthColors(DepthRange range) {
  private static final Rgb NO_VALUE = Rgb.grey(0.5);
  private static final int TICKS = 5;

  /** Checks that there is a range. */
  public DepthColors {
    Objects.requireNonNull(range, "range");
  }

  /**
   * The colour of one depth.
   *
   * @param depth z along the camera axis; not positive or not finite means no value
   * @return its colour
   */
  public Rgb of(double depth) {
    if (!(depth > 0) || !Double.isFinite(depth)) {
      return NO_VALUE;
    }
    double far = 1 / range.far();
    return ColourMap.TURBO.at((1 / depth - far) / (1 / range.near() - far));
  }

  /**
   * Colours a depth map.
   *
   * @param depth H x W x 1
   * @return H x W x 3
   */
  public Image paint(Image depth) {
    return Painting.eachPixel(depth, this::of);
  }

  /**
   * Colours a depth map and puts a bar beside it that names depths.
   *
   * @param depth H x W x 1
   * @return the picture, wider than the map
   */
  public Image paintWithLegend(Image depth) {
    Image picture = paint(depth);
    int scale = Math.max(1, depth.height() / 300);
    int bar = 12 * scale;
    int gap = 4 * scale;
    int labels = Canvas.textWidth("0000.00", scale);
    Canvas canvas =
        Canvas.of(picture.width() + 3 * gap + bar + labels, picture.height(), Rgb.WHITE);
    canvas.place(picture, 0, 0);
    int left = picture.width() + gap;
    for (int y = 0; y < picture.height(); y++) {
      canvas.fill(left, y, bar, 1, of(depthAt((y + 0.5) / picture.height())));
    }
    int last = picture.height() - 7 * scale; // capitals are seven dots high
    for (int k = 0; k < TICKS; k++) {
      double part = k / (TICKS - 1.0);
      String label = String.format(Locale.ROOT, "%.3g", depthAt(part));
      canvas.text(label, left + bar + gap, (int) Math.round(part * last), scale, Rgb.BLACK);
    }
    return canvas.image();
  }

  /** The depth at a part of the way down the bar, near on top. */
  private double depthAt(double part) {
    return 1 / ((1 - part) / range.near() + part / range.far());
  }
}
