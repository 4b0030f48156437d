package dev.lift3d.core.scene.check;

import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Looks at where the cameras stand and where they look. */
final class PoseCheck {
  /** Relative to the extent of the cameras: two photographs by hand are never so close. */
  private static final double SAME_PLACE = 1e-6;

  private static final double SAME_DIRECTION = 1 - 1e-9; // cosine, 0.003 degrees

  /** Baseline over depth: at a focal length of 500 pixels this is a parallax of 2.5 pixels. */
  private static final double SMALLEST_BASELINE = 0.005;

  /** A view of which less than this is seen by any other has nothing to do with the rest. */
  private static final double LEAST_SHARED = 0.05;

  private static final RaySamples GRID = new RaySamples(4, 4, 4);

  private PoseCheck() {}

  static double extent(List<View> views) {
    return Math.max(side(views, Vec3::x), Math.max(side(views, Vec3::y), side(views, Vec3::z)));
  }

  static Optional<Spread> neighbourDistance(List<View> views) {
    if (views.size() < 2) {
      return Optional.empty();
    }
    Vec3[] centres = centres(views);
    double[] nearest = new double[centres.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int i = 0; i < centres.length; i++) {
      for (int j = 0; j < i; j++) {
        double distance = centres[i].distance(centres[j]);
        nearest[i] = Math.min(nearest[i], distance);
        nearest[j] = Math.min(nearest[j], distance);
      }
    }
    return Optional.of(Spread.of(nearest));
  }

  static List<String> warnings(Scene scene) {
    List<String> warnings = new ArrayList<>();
    if (scene.views().size() < 2) {
      return warnings;
    }
    double baseline = extent(scene.views()) / scene.depthRange().near();
    if (baseline < SMALLEST_BASELINE) {
      warnings.add(
          Wording.line(
              "all cameras stand within %.2g of the nearest depth: there is no parallax to tell"
                  + " depth by; move between photographs",
              baseline));
    } else {
      warnings.addAll(duplicates(scene.views()));
    }
    warnings.addAll(lookingAway(scene));
    return warnings;
  }

  private static List<String> duplicates(List<View> views) {
    Vec3[] centres = centres(views);
    double close = SAME_PLACE * extent(views);
    List<View> again = new ArrayList<>();
    String first = "";
    for (int i = 0; i < centres.length; i++) {
      for (int j = 0; j < i; j++) {
        if (centres[i].distance(centres[j]) <= close && sameDirection(views.get(i), views.get(j))) {
          first = again.isEmpty() ? views.get(j).name() : first;
          again.add(views.get(i));
          break;
        }
      }
    }
    if (again.isEmpty()) {
      return List.of();
    }
    String of = again.size() == 1 ? "the pose of view " + first : "the pose of an earlier view";
    return List.of(
        Wording.views(again) + ": exactly " + of + "; was a line of the poses copied twice?");
  }

  private static List<String> lookingAway(Scene scene) {
    List<View> views = scene.views();
    List<View> away = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      if (shared(scene, i) < LEAST_SHARED) {
        away.add(views.get(i));
      }
    }
    if (away.isEmpty()) {
      return List.of();
    }
    if (away.size() * 2 > views.size()) {
      return List.of(
          away.size()
              + " of "
              + views.size()
              + " views see nothing that another view sees: the axes of the poses (OpenCV or"
              + " OpenGL, world to camera or camera to world) or the depth range are wrong");
    }
    return List.of(
        Wording.views(away)
            + ": nothing in common with any other view; leave it out or mend its pose");
  }

  /** Share of a view's samples that at least one other view sees. */
  private static double shared(Scene scene, int target) {
    View view = scene.views().get(target);
    Vec3[][] rays = GRID.of(view.camera(), scene.depthRangeOf(view));
    long seen =
        Arrays.stream(rays)
            .flatMap(Arrays::stream)
            .filter(point -> RaySamples.othersSeeing(scene.views(), target, point) > 0)
            .count();
    return seen / (double) (GRID.cols() * GRID.rows() * GRID.depths());
  }

  private static boolean sameDirection(View a, View b) {
    Pose p = a.camera().pose();
    Pose q = b.camera().pose();
    return p.forwardInWorld().dot(q.forwardInWorld()) > SAME_DIRECTION
        && p.upInWorld().dot(q.upInWorld()) > SAME_DIRECTION;
  }

  private static Vec3[] centres(List<View> views) {
    return views.stream().map(v -> v.camera().pose().centreInWorld()).toArray(Vec3[]::new);
  }

  private static double side(List<View> views, ToDoubleFunction<Vec3> axis) {
    double[] values = Arrays.stream(centres(views)).mapToDouble(axis).sorted().toArray();
    return values[values.length - 1] - values[0];
  }
}
