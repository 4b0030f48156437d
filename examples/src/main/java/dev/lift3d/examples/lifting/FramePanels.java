package dev.lift3d.examples.lifting;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.picture.Montage;
import dev.lift3d.correction.LiftedFeatures;
import dev.lift3d.operators.FeaturePrediction;
import dev.lift3d.operators.ImagePrediction;
import dev.lift3d.operators.LabelPrediction;
import dev.lift3d.operators.MaskPrediction;
import dev.lift3d.operators.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pictures that show a frame, all of the rendered view's size.
 *
 * @param frame the frame
 * @param colors what colours mean
 */
record FramePanels(LiftedFrame frame, FrameColors colors) {
  private static final double LABEL_OPACITY = 0.5;

  /** What brightness is multiplied with outside a region. */
  private static final float OUTSIDE = 0.3f;

  /** Photograph where there is one, rendered view, prediction, depth, features; with captions. */
  List<Montage.Panel> all(Optional<Image> truth) {
    List<Montage.Panel> panels = new ArrayList<>();
    truth.ifPresent(t -> panels.add(new Montage.Panel(t, "photograph")));
    panels.add(new Montage.Panel(frame.view().rgb(), "rendered"));
    frame.prediction().ifPresent(p -> panels.add(new Montage.Panel(fitted(p), "prediction")));
    panels.add(new Montage.Panel(colors.depth().paint(frame.view().depth()), "depth"));
    features().ifPresent(f -> panels.add(new Montage.Panel(f, "features")));
    return panels;
  }

  /** The classes of each pixel of the rendered view, if classes are predicted. */
  Optional<int[]> labels() {
    return frame
        .prediction()
        .filter(LabelPrediction.class::isInstance)
        .map(p -> ((LabelPrediction) p).resized(width(), height()).labels());
  }

  /** Principal components as colours. */
  Optional<Image> features() {
    return frame
        .features()
        .map(LiftedFeatures::map)
        .map(map -> colors.features().orElseThrow().paint(map, width(), height()));
  }

  private Image fitted(Prediction prediction) {
    if (prediction instanceof LabelPrediction) {
      return colors.labels().overlay(frame.view().rgb(), labels().orElseThrow(), LABEL_OPACITY);
    }
    if (prediction instanceof ImagePrediction picture) {
      return Resize.area(picture.rgb(), width(), height());
    }
    if (prediction instanceof MaskPrediction region) {
      return around(region.resized(width(), height()));
    }
    FeaturePrediction further = (FeaturePrediction) prediction;
    return colors.predicted().orElseThrow().paint(further.map(), width(), height());
  }

  /** The rendered view, dark outside the region. */
  private Image around(MaskPrediction region) {
    Image rgb = frame.view().rgb();
    Image out = new Image(rgb.width(), rgb.height(), rgb.channels(), rgb.data().clone());
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] *= region.logits().data()[i / out.channels()] > 0 ? 1 : OUTSIDE;
    }
    return out;
  }

  /** The prediction as a picture of its own: classes over the view with a legend, or the image. */
  Optional<Image> prediction() {
    return frame.prediction().map(this::alone);
  }

  private Image alone(Prediction prediction) {
    if (prediction instanceof LabelPrediction) {
      return colors.labels().withLegend(fitted(prediction), labels().orElseThrow());
    }
    return prediction instanceof ImagePrediction picture ? picture.rgb() : fitted(prediction);
  }

  private int width() {
    return frame.view().rgb().width();
  }

  private int height() {
    return frame.view().rgb().height();
  }
}
