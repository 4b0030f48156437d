package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.BrownLens;
import dev.lift3d.core.geometry.FisheyeLens;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.image.ImageSize;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Intrinsics and lens of a frame of {@code transforms.json}; the frame's own entries come first.
 */
final class TransformsCamera {
  private static final Set<String> PERSPECTIVE =
      Set.of("OPENCV", "PINHOLE", "SIMPLE_PINHOLE", "RADIAL", "SIMPLE_RADIAL", "PERSPECTIVE");
  private static final Set<String> FISHEYE = Set.of("OPENCV_FISHEYE", "FISHEYE");

  private TransformsCamera() {}

  /** The size is asked of the picture only where the file does not say it. */
  static Intrinsics intrinsics(JsonObject frame, Supplier<ImageSize> picture) {
    Place place = frame.place();
    OptionalDouble w = frame.number("w");
    OptionalDouble h = frame.number("h");
    ImageSize size =
        w.isPresent() && h.isPresent()
            ? new ImageSize(pixels(w.getAsDouble(), place), pixels(h.getAsDouble(), place))
            : picture.get();
    double fx = focal(frame, "fl_x", "camera_angle_x", size.width());
    double fy = focal(frame, "fl_y", "camera_angle_y", size.height());
    if (Double.isNaN(fx) && Double.isNaN(fy)) {
      throw place.error("has neither \"fl_x\" nor \"camera_angle_x\"");
    }
    double cx = frame.number("cx", size.width() / 2.0);
    double cy = frame.number("cy", size.height() / 2.0);
    return place.blame(
        () ->
            new Intrinsics(
                Double.isNaN(fx) ? fy : fx,
                Double.isNaN(fy) ? fx : fy,
                cx,
                cy,
                size.width(),
                size.height()));
  }

  /** The focal length in pixels, or NaN if nothing is said about it. */
  private static double focal(JsonObject frame, String length, String angle, int pixels) {
    OptionalDouble given = frame.number(length);
    if (given.isPresent()) {
      return given.getAsDouble();
    }
    OptionalDouble view = frame.number(angle);
    if (view.isEmpty()) {
      return Double.NaN;
    }
    if (!(view.getAsDouble() > 0 && view.getAsDouble() < Math.PI)) {
      throw frame.place().error("\"" + angle + "\" must be in radians between 0 and pi");
    }
    return 0.5 * pixels / Math.tan(0.5 * view.getAsDouble());
  }

  private static int pixels(double value, Place place) {
    if (!(value >= 1 && value <= Integer.MAX_VALUE)) {
      throw place.error("image size " + value + " makes no sense");
    }
    return (int) Math.round(value);
  }

  static Lens lens(JsonObject frame) {
    String model = frame.text("camera_model").orElse("OPENCV");
    double k1 = frame.number("k1", 0);
    double k2 = frame.number("k2", 0);
    double k3 = frame.number("k3", 0);
    double k4 = frame.number("k4", 0);
    double p1 = frame.number("p1", 0);
    double p2 = frame.number("p2", 0);
    if (FISHEYE.contains(model) || frame.flag("is_fisheye")) {
      return FisheyeLens.radial(k1, k2, k3, k4);
    }
    if (!PERSPECTIVE.contains(model)) {
      throw frame
          .place()
          .error(
              "camera model "
                  + model
                  + " is not supported; undistort the pictures to PINHOLE or OPENCV first");
    }
    if (k4 != 0) {
      throw frame
          .place()
          .error("\"k4\" has no agreed meaning for model " + model + "; use k1, k2, k3, p1, p2");
    }
    return k3 == 0
        ? Lens.brown(k1, k2, p1, p2)
        : new BrownLens(new double[] {k1, k2, p1, p2, k3, 0, 0, 0});
  }
}
