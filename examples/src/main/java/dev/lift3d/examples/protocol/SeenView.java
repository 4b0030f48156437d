package dev.lift3d.examples.protocol;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.View;
import dev.lift3d.examples.evaluation.TrueDepth;
import dev.lift3d.examples.lifting.LiftedFrame;
import dev.lift3d.examples.protocol.warp.Correspondences;
import dev.lift3d.examples.protocol.warp.WarpView;
import dev.lift3d.operators.ImagePrediction;
import dev.lift3d.operators.LabelPrediction;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Prediction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about a camera that is compared with other cameras, at the rendered view's size.
 *
 * @param place camera and depth
 * @param pictures photograph, rendered view, pictures that the operator paints
 * @param labels classes that the operator gives, in 2D and lifted
 * @param classes the classes' names; none without labels
 */
record SeenView(
    WarpView place,
    Map<Measure, Image> pictures,
    Map<Measure, int[]> labels,
    List<String> classes) {
  /** Below this opacity a rendered depth is a guess. */
  private static final float SURE = 0.5f;

  /** Puts together what was rendered and what the operator makes of the photograph. */
  static SeenView of(LiftedFrame frame, Optional<Operator> operator) {
    View view = frame.target().view().orElseThrow();
    Image rgb = frame.view().rgb();
    Image photograph = frame.target().truth().orElseThrow();
    Image depth = TrueDepth.of(view, rgb.width(), rgb.height()).orElseGet(() -> sureDepth(frame));
    SeenView seen =
        new SeenView(
            new WarpView(frame.target().name(), frame.target().camera(), depth),
            new EnumMap<>(Measure.class),
            new EnumMap<>(Measure.class),
            operator.map(o -> o.info().classes()).orElse(List.of()));
    seen.pictures.put(Measure.PHOTOGRAPHS, photograph);
    seen.pictures.put(Measure.RENDERED, rgb);
    operator
        .flatMap(Operator::decoder)
        .map(d -> d.decode(operator.get().encoder().encode(photograph)))
        .ifPresent(p -> seen.put(p, Measure.AGREEMENT_2D, Measure.PAINTED_2D));
    frame
        .prediction()
        .ifPresent(p -> seen.put(p, Measure.AGREEMENT_LIFTED, Measure.PAINTED_LIFTED));
    return seen;
  }

  private void put(Prediction prediction, Measure asLabels, Measure asPicture) {
    int width = place.depth().width();
    int height = place.depth().height();
    if (prediction instanceof LabelPrediction classed) {
      labels.put(asLabels, classed.resized(width, height).labels());
    } else if (prediction instanceof ImagePrediction painted) {
      pictures.put(asPicture, Resize.area(painted.rgb(), width, height));
    }
  }

  private static Image sureDepth(LiftedFrame frame) {
    Image depth = frame.view().depth();
    Image sure = Image.zeros(depth.width(), depth.height(), 1);
    for (int i = 0; i < sure.data().length; i++) {
      sure.data()[i] = frame.view().opacity().data()[i] >= SURE ? depth.data()[i] : 0;
    }
    return sure;
  }

  /** How well two cameras agree where they see the same points, this one's pixels being asked. */
  Map<Measure, Double> compared(SeenView other, Correspondences points) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    values.put(Measure.COMPARED, points.share());
    pictures.forEach((m, picture) -> values.put(m, points.rmse(picture, other.pictures.get(m))));
    labels.forEach((m, found) -> values.put(m, points.agreement(found, other.labels.get(m))));
    return values;
  }
}
