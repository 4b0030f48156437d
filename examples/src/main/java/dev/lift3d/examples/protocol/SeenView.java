package dev.lift3d.examples.protocol;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.correction.LiftedView;
import dev.lift3d.examples.evaluation.TrueDepth;
import dev.lift3d.examples.lifting.Target;
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

  /**
   * Puts together what was rendered and what the operator makes of the photograph.
   *
   * @param target the camera
   * @param rendered colours and depth; may be empty where the true depth is known or not needed
   * @param lifted the lifted prediction, if there is one
   * @param operator the 2D model, if there is one
   */
  static SeenView of(
      Target target,
      Optional<LiftedView> rendered,
      Optional<Prediction> lifted,
      Optional<Operator> operator) {
    Image photograph = target.truth().orElseThrow();
    int width = photograph.width();
    int height = photograph.height();
    Image depth =
        TrueDepth.of(target.view().orElseThrow(), width, height)
            .or(() -> rendered.map(SeenView::sureDepth))
            .orElseGet(() -> Image.zeros(width, height, 1));
    SeenView seen =
        new SeenView(
            new WarpView(target.name(), target.camera(), depth),
            new EnumMap<>(Measure.class),
            new EnumMap<>(Measure.class),
            operator.map(o -> o.info().classes()).orElse(List.of()));
    seen.pictures.put(Measure.PHOTOGRAPHS, photograph);
    rendered.ifPresent(view -> seen.pictures.put(Measure.RENDERED, view.rgb()));
    operator
        .flatMap(Operator::decoder)
        .map(d -> d.decode(operator.get().encoder().encode(photograph)))
        .ifPresent(p -> seen.put(p, Measure.AGREEMENT_2D, Measure.PAINTED_2D));
    lifted.ifPresent(p -> seen.put(p, Measure.AGREEMENT_LIFTED, Measure.PAINTED_LIFTED));
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

  private static Image sureDepth(LiftedView view) {
    Image sure = Image.zeros(view.depth().width(), view.depth().height(), 1);
    for (int i = 0; i < sure.data().length; i++) {
      sure.data()[i] = view.opacity().data()[i] >= SURE ? view.depth().data()[i] : 0;
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
