package dev.lift3d.examples.lifting;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.picture.DepthColors;
import dev.lift3d.core.picture.FeatureColors;
import dev.lift3d.core.picture.LabelColors;
import dev.lift3d.operators.FeaturePrediction;
import dev.lift3d.operators.Operator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What colours mean, decided once for a whole sequence so that they stay put from frame to frame.
 *
 * @param depth of depths
 * @param features of features, if there is an operator; fitted to what its encoder makes of a few
 *     source views
 * @param labels of classes
 * @param predicted of predictions that are further features, fitted likewise
 */
public record FrameColors(
    DepthColors depth,
    Optional<FeatureColors> features,
    LabelColors labels,
    Optional<FeatureColors> predicted) {
  private static final int FITTED_VIEWS = 4;

  /**
   * Decides the colours of a sequence.
   *
   * @param session what is lifted
   * @param plan the cameras that will be rendered
   * @param views the source views they are rendered from
   * @param seed chooses the cells that the features' colours are fitted to
   * @return the colours
   */
  public static FrameColors fit(
      LiftSession session, TargetPlan plan, List<Integer> views, long seed) {
    List<Integer> some =
        IntStream.range(0, Math.min(FITTED_VIEWS, views.size()))
            .mapToObj(i -> views.get(i * views.size() / Math.min(FITTED_VIEWS, views.size())))
            .toList();
    List<FeatureMap> maps = session.prepared().features(some);
    Optional<FeatureColors> features =
        maps.isEmpty() ? Optional.empty() : Optional.of(FeatureColors.fit(maps, seed));
    List<String> classes =
        session.operator().map(Operator::info).map(i -> i.classes()).orElse(List.of());
    return new FrameColors(
        new DepthColors(range(session, plan)),
        features,
        new LabelColors(classes),
        predicted(session, maps, seed));
  }

  private static Optional<FeatureColors> predicted(
      LiftSession session, List<FeatureMap> maps, long seed) {
    return session
        .operator()
        .flatMap(Operator::decoder)
        .map(decoder -> decoder.decode(maps.get(0)))
        .filter(FeaturePrediction.class::isInstance)
        .map(p -> FeatureColors.fit(List.of(((FeaturePrediction) p).map()), seed));
  }

  private static DepthRange range(LiftSession session, TargetPlan plan) {
    double near = Double.POSITIVE_INFINITY;
    double far = 0;
    for (Target target : plan.targets()) {
      DepthRange range = session.rangeFor(target.camera());
      near = Math.min(near, range.near());
      far = Math.max(far, range.far());
    }
    return new DepthRange(near, far);
  }
}
