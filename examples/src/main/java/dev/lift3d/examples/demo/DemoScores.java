package dev.lift3d.examples.demo;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.metric.ConfusionMatrix;
import dev.lift3d.core.metric.DepthError;
import dev.lift3d.core.metric.Psnr;
import dev.lift3d.core.picture.DepthColors;
import dev.lift3d.core.picture.LabelColors;
import dev.lift3d.core.picture.Montage;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.examples.lifting.LiftedFrame;
import dev.lift3d.operators.LabelPrediction;
import dev.lift3d.operators.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Compares frames with what the generator knows, and keeps pictures of it. */
final class DemoScores implements Consumer<LiftedFrame> {
  private static final int COLUMNS = 8;
  private static final double LABEL_OPACITY = 0.75;

  private final ProceduralCapture capture;
  private final Operator segmenter;
  private final GradientFeatures gradients;
  private final LabelColors colors = new LabelColors(ObjectClass.labels());
  private final List<Double> psnr = new ArrayList<>();
  private final List<Double> segmented = new ArrayList<>();
  private final List<Double> lifted = new ArrayList<>();
  private final List<Double> depth = new ArrayList<>();
  private final List<Montage.Panel> panels = new ArrayList<>();

  DemoScores(ProceduralCapture capture, Operator segmenter, GradientFeatures gradients) {
    this.capture = capture;
    this.segmenter = segmenter;
    this.gradients = gradients;
  }

  @Override
  public void accept(LiftedFrame frame) {
    Image rgb = frame.view().rgb();
    Image photograph = frame.target().truth().orElseThrow();
    RenderedView truth = capture.place().render(frame.target().camera());
    int[] inPhotograph = labels(segmenter.encoder().encode(photograph), rgb);
    int[] fromOthers = labels(frame.features().orElseThrow().map(), rgb);
    psnr.add(Psnr.of(rgb, photograph));
    segmented.add(accuracy(truth.classes(), inPhotograph));
    lifted.add(accuracy(truth.classes(), fromOthers));
    depth.add(DepthError.of(frame.view().depth(), truth.depth()).absoluteRelative());
    show(photograph, "photograph, held out");
    show(rgb, "rendered from others");
    show(colors.overlay(photograph, inPhotograph, LABEL_OPACITY), "segmenter on it");
    show(colors.overlay(rgb, fromOthers, LABEL_OPACITY), "lifted from others");
    show(colors.overlay(photograph, truth.classes(), LABEL_OPACITY), "true classes");
    show(new DepthColors(capture.depthRange()).paint(frame.view().depth()), "depth");
    show(gradients.in(photograph), "gradients in it");
    show(gradients.lifted(frame.target()), "lifted gradients");
  }

  /** A row a frame. */
  Image picture() {
    return Montage.grid(panels, COLUMNS);
  }

  double meanPsnr() {
    return mean(psnr);
  }

  double segmenterAccuracy() {
    return mean(segmented);
  }

  double liftedAccuracy() {
    return mean(lifted);
  }

  double depthError() {
    return mean(depth);
  }

  private int[] labels(FeatureMap map, Image size) {
    LabelPrediction prediction = (LabelPrediction) segmenter.decoder().orElseThrow().decode(map);
    return prediction.resized(size.width(), size.height()).labels();
  }

  private void show(Image image, String caption) {
    panels.add(new Montage.Panel(image, caption));
  }

  private static double accuracy(int[] truth, int[] found) {
    return ConfusionMatrix.of(ObjectClass.values().length, truth, found).accuracy();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }
}
