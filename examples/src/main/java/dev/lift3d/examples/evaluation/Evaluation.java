package dev.lift3d.examples.evaluation;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.metric.DepthError;
import dev.lift3d.core.metric.Psnr;
import dev.lift3d.core.metric.Ssim;
import dev.lift3d.core.scene.View;
import dev.lift3d.examples.lifting.FrameSource;
import dev.lift3d.examples.lifting.LiftedFrame;
import dev.lift3d.examples.lifting.Target;
import dev.lift3d.examples.lifting.TargetPlan;
import dev.lift3d.operators.LabelPrediction;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Scores rendered views against their photographs.
 *
 * @param operator compares features and classes, too, where there is one
 * @param masked whether only what the scene's masks show counts
 */
public record Evaluation(Optional<Operator> operator, boolean masked) {
  /**
   * Checks that masks are there, before anything is rendered.
   *
   * @param plan views of a scene
   * @throws InputException if a view has none
   */
  public static void requireMasks(TargetPlan plan) {
    for (Target target : plan.targets()) {
      if (view(target).mask().isEmpty()) {
        throw new InputException(
            "--masked: there is no mask for " + view(target).name() + "; leave --masked out");
      }
    }
  }

  /**
   * Renders and scores.
   *
   * @param scene the scene's name
   * @param frames views of the scene
   * @param sink takes each view as soon as it is scored
   * @return all scores
   */
  public EvaluationReport run(String scene, FrameSource frames, Consumer<ComparedFrame> sink) {
    List<ViewScores> scores = new ArrayList<>();
    frames.encode();
    frames.render(
        frame -> {
          ComparedFrame compared = compare(frame);
          scores.add(compared.named());
          sink.accept(compared);
        });
    return EvaluationReport.of(scene, scores);
  }

  /**
   * Scores a view.
   *
   * @param frame a rendered view of a scene
   * @return its scores and what it was compared with
   */
  ComparedFrame compare(LiftedFrame frame) {
    Image rgb = frame.view().rgb();
    Image truth = frame.target().truth().orElseThrow();
    Optional<Image> mask = masked ? Optional.of(mask(frame.target())) : Optional.empty();
    Optional<FeatureMap> trueFeatures = operator.map(o -> o.encoder().encode(truth));
    Optional<Prediction> prediction =
        operator.flatMap(Operator::decoder).map(d -> d.decode(trueFeatures.orElseThrow()));
    Scores scores =
        new Scores(
            mask.map(m -> Psnr.of(rgb, truth, m)).orElseGet(() -> Psnr.of(rgb, truth)),
            mask.map(m -> Ssim.of(rgb, truth, m)).orElseGet(() -> Ssim.of(rgb, truth)),
            frame.seconds(),
            rgb.width() * rgb.height() / frame.seconds(),
            trueFeatures.map(
                t ->
                    new FeatureComparison(frame.features().orElseThrow().map(), mask)
                        .meanSquaredError(t)),
            prediction.flatMap(p -> agreement(frame, p, mask)),
            depthError(frame, mask));
    return new ComparedFrame(frame, truth, prediction, scores);
  }

  private static View view(Target target) {
    return target
        .view()
        .orElseThrow(() -> new IllegalArgumentException(target.name() + " is no view of a scene"));
  }

  private static Image mask(Target target) {
    Image mask = view(target).mask().orElseThrow().get();
    return Resize.area(
        mask, target.camera().intrinsics().width(), target.camera().intrinsics().height());
  }

  /** The share of the view's pixels for which both predictions have the same class. */
  private static Optional<Double> agreement(
      LiftedFrame frame, Prediction onTruth, Optional<Image> mask) {
    if (!(onTruth instanceof LabelPrediction truth)) {
      return Optional.empty();
    }
    int width = frame.view().rgb().width();
    int height = frame.view().rgb().height();
    int[] expected = truth.resized(width, height).labels();
    LabelPrediction lifted = (LabelPrediction) frame.prediction().orElseThrow();
    int[] found = lifted.resized(width, height).labels();
    long same = 0;
    long all = 0;
    for (int i = 0; i < expected.length; i++) {
      int pixel = i;
      if (mask.map(m -> m.data()[pixel] >= 0.5f).orElse(true)) {
        same += expected[i] == found[i] ? 1 : 0;
        all++;
      }
    }
    return Optional.of((double) same / all);
  }

  private static Optional<Double> depthError(LiftedFrame frame, Optional<Image> mask) {
    Image depth = frame.view().depth();
    Optional<Image> measured = TrueDepth.of(view(frame.target()), depth.width(), depth.height());
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    Image truth = measured.get();
    boolean known = false;
    for (int i = 0; i < truth.data().length; i++) {
      boolean counts = mask.isEmpty() || mask.get().data()[i] >= 0.5f;
      truth.data()[i] = counts ? truth.data()[i] : 0;
      known |= truth.data()[i] > 0 && Float.isFinite(truth.data()[i]);
    }
    return known ? Optional.of(DepthError.of(depth, truth).absoluteRelative()) : Optional.empty();
  }
}
