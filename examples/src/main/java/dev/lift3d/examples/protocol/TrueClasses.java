package dev.lift3d.examples.protocol;

import dev.lift3d.core.metric.ConfusionMatrix;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.examples.lifting.Target;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts how often predicted classes are the true ones, where the generator knows these. */
final class TrueClasses {
  private final Optional<ProceduralCapture> capture;
  private final Map<Measure, ConfusionMatrix> counts = new EnumMap<>(Measure.class);

  /**
   * Nothing is counted yet.
   *
   * @param capture knows the classes; empty for photographs, where nothing is ever counted
   */
  TrueClasses(Optional<ProceduralCapture> capture) {
    this.capture = capture;
  }

  void add(Target target, SeenView view) {
    // Another operator's classes are not the generator's.
    if (capture.isPresent() && view.classes().equals(ObjectClass.labels())) {
      int[] classes = capture.get().place().render(target.camera()).classes();
      count(Measure.MIOU_2D, classes, view.labels().get(Measure.AGREEMENT_2D));
      count(Measure.MIOU_LIFTED, classes, view.labels().get(Measure.AGREEMENT_LIFTED));
    }
  }

  private void count(Measure measure, int[] truth, int[] found) {
    int classes = ObjectClass.values().length;
    counts.merge(measure, ConfusionMatrix.of(classes, truth, found), ConfusionMatrix::plus);
  }

  /** Mean intersection over union of all that was counted; empty if nothing was. */
  Optional<Measures> row() {
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    counts.forEach((measure, matrix) -> values.put(measure, matrix.meanIou()));
    return Optional.of(new Measures("true classes", values));
  }
}
