package dev.lift3d.core.scene.check;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import java.util.Arrays;
import java.util.List;

/** Counts, for some views taken as targets, how many other views see each ray. */
final class CoverageCheck {
  private static final int MOST_TARGETS = 8;
  private static final RaySamples GRID = new RaySamples(16, 12, 8);

  /** Depth needs two views; above this share of rays without them a picture has visible holes. */
  private static final double MOST_POORLY_SEEN = 0.2;

  private static final int FEWEST_VIEWS = 3;

  private final int views;
  private final int targets;
  private final double[] viewsPerRay;

  private CoverageCheck(int views, int targets, double[] viewsPerRay) {
    this.views = views;
    this.targets = targets;
    this.viewsPerRay = viewsPerRay;
  }

  static CoverageCheck of(Scene scene) {
    List<View> views = scene.views();
    int[] targets = Wording.spread(views.size(), MOST_TARGETS);
    double[] perRay =
        Arrays.stream(targets)
            .boxed()
            .flatMapToDouble(target -> Arrays.stream(viewsPerRay(scene, target)))
            .toArray();
    return new CoverageCheck(views.size(), targets.length, perRay);
  }

  SceneReport.Coverage summary() {
    return new SceneReport.Coverage(
        targets, viewsPerRay.length, Spread.of(viewsPerRay), poorlySeen());
  }

  List<String> warnings() {
    if (views < FEWEST_VIEWS) {
      return List.of(
          "only " + views + " views: at least 3 are needed, 10 or more give good pictures");
    }
    if (poorlySeen() > MOST_POORLY_SEEN) {
      return List.of(
          Wording.line(
              "%.0f %% of the rays are seen by fewer than two other views: add photographs between"
                  + " the views, or check the axes of the poses",
              100 * poorlySeen()));
    }
    return List.of();
  }

  private double poorlySeen() {
    return Arrays.stream(viewsPerRay).filter(seen -> seen < 2).count()
        / (double) viewsPerRay.length;
  }

  private static double[] viewsPerRay(Scene scene, int target) {
    View view = scene.views().get(target);
    Vec3[][] rays = GRID.of(view.camera(), scene.depthRangeOf(view));
    return Arrays.stream(rays).mapToDouble(ray -> medianSeen(scene, target, ray)).toArray();
  }

  private static double medianSeen(Scene scene, int target, Vec3[] ray) {
    double[] seen =
        Arrays.stream(ray)
            .mapToDouble(point -> RaySamples.othersSeeing(scene.views(), target, point))
            .toArray();
    return Spread.of(seen).median();
  }
}
