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
import java.util.stream.IntStream;

/**
 * What colours mean, decided once for a whole sequence so that they stay put from frame to frame.
 *
 * @param depth of depths, fitted to the first frame
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
  private static final double UNSURE = 0.25;
  private static final double TAIL = 0.01;
  private static final double MARGIN = 1.15;

  /**
   * Decides the colours of a sequence.
   *
   * @param session what is lifted
   * @param first the sequence's first frame
   * @param views the source views that the sequence is rendered from
   * @param seed chooses the cells that the features' colours are fitted to
   * @return the colours
   */
  public static FrameColors fit(
      LiftSession session, LiftedFrame first, List<Integer> views, long seed) {
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
        new DepthColors(range(first.view(), session.rangeFor(first.target().camera()))),
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
   * The depths of the surer three quarters of a picture, since what no source view sees comes out
   * at any depth; but for one in a hundred at each end, and widened so that the next pictures fit
   * as well. The camera's range where the picture has no depth.
   */
  private static DepthRange range(LiftedView view, DepthRange otherwise) {
    float[] sureness = view.opacity().data().clone();
    Arrays.sort(sureness);
    float least = sureness[(int) (UNSURE * sureness.length)];
    double[] depths =
        IntStream.range(0, sureness.length)
            .filter(i -> view.opacity().data()[i] >= least)
            .mapToDouble(i -> view.depth().data()[i])
            .sorted()
            .toArray();
    double low = depths[(int) (TAIL * (depths.length - 1))];
    double high = depths[(int) ((1 - TAIL) * (depths.length - 1))];
    return low > 0 && high < Double.POSITIVE_INFINITY
        ? new DepthRange(low / MARGIN, high * MARGIN)
        : otherwise;
  }
}
