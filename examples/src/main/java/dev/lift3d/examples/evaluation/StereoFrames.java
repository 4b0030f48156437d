package dev.lift3d.examples.evaluation;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.LiftedFeatures;
import dev.lift3d.correction.LiftedView;
import dev.lift3d.correction.baseline.DepthSplat;
import dev.lift3d.correction.baseline.DepthView;
import dev.lift3d.correction.baseline.SplattedView;
import dev.lift3d.correction.baseline.StereoScene;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.lifting.FrameSource;
import dev.lift3d.examples.lifting.LiftedFrame;
import dev.lift3d.examples.lifting.Target;
import dev.lift3d.examples.lifting.TargetPlan;
import dev.lift3d.operators.Operator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The strong method without training, {@link DepthSplat}, on views of a scene: depth of the nearest
 * other views by stereo, their photographs and features warped by it and blended. Needs no weights.
 */
public final class StereoFrames implements FrameSource {
  private final StereoScene scene;
  private final TargetPlan plan;
  private final int sources;
  private final Optional<Operator> operator;
  private final boolean quiet;
  private final Map<Integer, FeatureMap> encoded = new HashMap<>();

  /**
   * Nothing is done yet.
   *
   * @param scene the scene, without the views held out
   * @param plan views of the scene
   * @param sources source views for each target, at most
   * @param operator whose features are warped, if there is one
   * @param quiet true for no progress on standard error
   */
  public StereoFrames(
      StereoScene scene, TargetPlan plan, int sources, Optional<Operator> operator, boolean quiet) {
    this.scene = scene;
    this.plan = plan;
    this.sources = sources;
    this.operator = operator;
    this.quiet = quiet;
  }

  @Override
  public void encode() {
    List<Integer> views =
        plan.targets().stream().flatMap(t -> sources(t).stream()).distinct().sorted().toList();
    try (Progress progress = Progress.start("stereo", views.size(), quiet)) {
      for (int view : views) {
        DepthView found = scene.view(view);
        operator.ifPresent(o -> encoded.put(view, o.encoder().encode(found.photograph())));
        progress.step();
      }
    }
  }

  @Override
  public void render(Consumer<LiftedFrame> sink) {
    try (Progress progress = Progress.start("rendering", plan.targets().size(), quiet)) {
      for (Target target : plan.targets()) {
        sink.accept(frame(target));
        progress.step();
      }
    }
  }

  private List<Integer> sources(Target target) {
    return scene.choose(target.camera(), range(target), sources);
  }

  private DepthRange range(Target target) {
    return scene.scene().depthRangeOf(target.view().orElseThrow());
  }

  private LiftedFrame frame(Target target) {
    List<Integer> chosen = sources(target);
    List<DepthView> views = chosen.stream().map(scene::view).toList();
    long start = System.nanoTime();
    SplattedView splatted = new DepthSplat(target.camera(), range(target)).predict(views);
    double seconds = (System.nanoTime() - start) / 1e9;
    Optional<LiftedFeatures> features =
        operator.map(o -> splatted.features(chosen.stream().map(encoded::get).toList()));
    return new LiftedFrame(
        target,
        new LiftedView(target.camera(), splatted.rgb(), splatted.depth(), splatted.coverage()),
        seconds,
        features,
        operator.flatMap(Operator::decoder).map(d -> d.decode(features.orElseThrow().map())));
  }
}
