package dev.lift3d.core.scene.check;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Looks at the intrinsics. */
final class LensCheck {
  /** Narrower than any lens in use, wider than a pinhole can be: the focal length's unit is off. */
  private static final double NARROWEST_DEGREES = 2;

  private static final double WIDEST_DEGREES = 140;

  /** Lenses are centred within a few per cent; crops and mistakes are not. */
  private static final double LARGEST_OFFSET = 0.2;

  /** Pixels of photographs are square. */
  private static final double LARGEST_STRETCH = 0.05;

  private LensCheck() {}

  static Spread focalLength(List<View> views) {
    return over(views, Intrinsics::fx);
  }

  static Spread fieldOfView(List<View> views) {
    return over(views, LensCheck::degrees);
  }

  static Spread principalPointOffset(List<View> views) {
    return over(views, LensCheck::offset);
  }

  static List<String> warnings(List<View> views) {
    List<String> warnings = new ArrayList<>();
    List<View> odd =
        having(views, k -> degrees(k) < NARROWEST_DEGREES || degrees(k) > WIDEST_DEGREES);
    if (!odd.isEmpty()) {
      warnings.add(
          Wording.line(
              "%s: a field of view of %.3g degrees; the focal length must be in pixels of the"
                  + " stored picture",
              Wording.views(odd), degrees(odd.get(0).camera().intrinsics())));
    }
    List<View> shifted = having(views, k -> offset(k) > LARGEST_OFFSET * k.width());
    if (!shifted.isEmpty()) {
      warnings.add(
          Wording.line(
              "%s: the principal point is %.0f pixels off the image centre; was the picture"
                  + " cropped or scaled without its camera?",
              Wording.views(shifted), offset(shifted.get(0).camera().intrinsics())));
    }
    List<View> stretched = having(views, k -> Math.abs(k.fx() / k.fy() - 1) > LARGEST_STRETCH);
    if (!stretched.isEmpty()) {
      warnings.add(
          Wording.line(
              "%s: fx and fy differ by %.0f %%; photographs have square pixels, was the picture"
                  + " stretched without its camera?",
              Wording.views(stretched), 100 * stretch(stretched.get(0))));
    }
    return warnings;
  }

  private static double stretch(View view) {
    Intrinsics k = view.camera().intrinsics();
    return Math.abs(k.fx() / k.fy() - 1);
  }

  private static double degrees(Intrinsics k) {
    return Math.toDegrees(Math.atan(k.cx() / k.fx()) + Math.atan((k.width() - k.cx()) / k.fx()));
  }

  private static double offset(Intrinsics k) {
    return Math.hypot(k.cx() - k.width() / 2.0, k.cy() - k.height() / 2.0);
  }

  private static Spread over(List<View> views, ToDoubleFunction<Intrinsics> number) {
    return Spread.of(
        views.stream().mapToDouble(v -> number.applyAsDouble(v.camera().intrinsics())).toArray());
  }

  private static List<View> having(List<View> views, Predicate<Intrinsics> property) {
    return views.stream().filter(v -> property.test(v.camera().intrinsics())).toList();
  }
}
