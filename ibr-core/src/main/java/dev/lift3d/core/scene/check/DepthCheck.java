package dev.lift3d.core.scene.check;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Looks at the depth ranges and at what the sparse points say about them. */
final class DepthCheck {
  /** With 64 samples spread over more than this, even in inverse depth, steps are coarse. */
  private static final double LARGEST_RATIO = 100;

  /** Thinner than a sheet: near and far were hardly measured. */
  private static final double SMALLEST_RATIO = 1.02;

  /** A few observations are always wrong; more means the range or the poses are. */
  private static final double MOST_OUTSIDE = 0.1;

  private static final double MOST_BEHIND = 0.02;

  private DepthCheck() {}

  static SceneReport.Depths summary(Scene scene) {
    Optional<Spread> perView =
        scene.points().seenIn().isEmpty()
            ? Optional.empty()
            : Optional.of(
                Spread.of(
                    scene.points().seenIn().stream().mapToDouble(seen -> seen.length).toArray()));
    return new SceneReport.Depths(
        scene.depthRange(),
        over(scene, DepthRange::near),
        over(scene, DepthRange::far),
        scene.points().positions().size(),
        perView);
  }

  static List<String> warnings(Scene scene) {
    List<String> warnings = new ArrayList<>();
    DepthRange range = scene.depthRange();
    double ratio = range.far() / range.near();
    if (ratio > LARGEST_RATIO) {
      warnings.add(
          Wording.line(
              "depths run from %.4g to %.4g, a factor of %.0f: samples will lie far apart; remove"
                  + " stray points, or correct near and far in the scene's files",
              range.near(), range.far(), ratio));
    }
    if (ratio < SMALLEST_RATIO) {
      warnings.add(
          Wording.line(
              "depths run from %.6g to %.6g only: correct near and far in the scene's files",
              range.near(), range.far()));
    }
    warnings.addAll(pointWarnings(scene));
    return warnings;
  }

  private static List<String> pointWarnings(Scene scene) {
    SparsePoints points = scene.points();
    long observed = 0;
    long behind = 0;
    long outside = 0;
    for (int i = 0; i < points.seenIn().size(); i++) {
      View view = scene.views().get(i);
      DepthRange range = scene.depthRangeOf(view);
      for (int point : points.seenIn().get(i)) {
        double depth = view.camera().pose().toCamera(points.positions().get(point)).z();
        observed++;
        behind += depth <= 0 ? 1 : 0;
        outside += depth > 0 && (depth < range.near() || depth > range.far()) ? 1 : 0;
      }
    }
    List<String> warnings = new ArrayList<>();
    if (behind > MOST_BEHIND * observed) {
      warnings.add(
          Wording.line(
              "%.0f %% of the points that views observe lie behind them: the axes of the poses"
                  + " are wrong",
              100.0 * behind / observed));
    }
    if (outside > MOST_OUTSIDE * observed) {
      warnings.add(
          Wording.line(
              "%.0f %% of the observed points lie outside the depth range: correct near and far in"
                  + " the scene's files",
              100.0 * outside / observed));
    }
    return warnings;
  }

  private static Spread over(Scene scene, ToDoubleFunction<DepthRange> end) {
    return Spread.of(
        scene.views().stream()
            .mapToDouble(view -> end.applyAsDouble(scene.depthRangeOf(view)))
            .toArray());
  }
}
