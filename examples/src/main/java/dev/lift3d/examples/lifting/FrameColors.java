package dev.lift3d.examples.lifting;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.picture.DepthColors;
import dev.lift3d.core.picture.FeatureColors;
import dev.lift3d.core.picture.LabelColors;
import dev.lift3d.correction.LiftedView;
import dev.lift3d.operators.FeaturePrediction;
import dev.lift3d.operators.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
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
  private static final int LOOKS = 5;
  private static final int LOOK_WIDTH = 20;
  private static final double UNSURE = 0.25;
  private static final double TAIL = 0.01;
  private static final double MARGIN = 1.05;

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
    List<FeatureMap> maps = session.prepared().features(spread(views, FITTED_VIEWS));
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

  /**
   * The depths of the whole sequence, from small pictures of some of its cameras, but for one in a
   * hundred at each end.
   */
  private static DepthRange range(LiftSession session, TargetPlan plan) {
    double[] depths =
        spread(plan.targets(), LOOKS).stream()
            .map(t -> t.camera().ofWidth(Math.min(LOOK_WIDTH, t.camera().intrinsics().width())))
            .map(camera -> session.model().render(session.sources(camera)))
            .flatMapToDouble(FrameColors::sureDepths)
            .sorted()
            .toArray();
    double low = depths[(int) (TAIL * (depths.length - 1))];
    double high = depths[(int) ((1 - TAIL) * (depths.length - 1))];
    return new DepthRange(low / MARGIN, high * MARGIN);
  }

  /** The surer three quarters, since what no source view sees comes out at any depth. */
  private static DoubleStream sureDepths(LiftedView view) {
    float[] sureness = view.opacity().data().clone();
    Arrays.sort(sureness);
    float least = sureness[(int) (UNSURE * sureness.length)];
    return IntStream.range(0, sureness.length)
        .filter(i -> view.opacity().data()[i] >= least)
        .mapToDouble(i -> view.depth().data()[i]);
  }

  /** Some of a list, evenly from its first on. */
  private static <T> List<T> spread(List<T> all, int most) {
    int count = Math.min(most, all.size());
    return IntStream.range(0, count).mapToObj(i -> all.get(i * all.size() / count)).toList();
  }
}
