package dev.lift3d.examples.evaluation;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import dev.lift3d.correction.LiftedFeatures;
import dev.lift3d.correction.LiftedView;
import dev.lift3d.correction.baseline.NearestViewWarp;
import dev.lift3d.examples.lifting.FrameSource;
import dev.lift3d.examples.lifting.LiftedFrame;
import dev.lift3d.examples.lifting.Target;
import dev.lift3d.examples.lifting.TargetPlan;
import dev.lift3d.operators.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The plain method {@link NearestViewWarp} on views of a scene: picture and features of the nearest
 * other view, warped by a plane. Needs no weights.
 *
 * @param scene the scene
 * @param plan views of the scene
 * @param heldOut views that must not be used
 * @param operator whose features are warped, if there is one
 */
public record NearestViewFrames(
    Scene scene, TargetPlan plan, Set<Integer> heldOut, Optional<Operator> operator)
    implements FrameSource {
  /** Nothing is encoded in advance. */
  @Override
  public void encode() {}

  @Override
  public void render(Consumer<LiftedFrame> sink) {
    plan.targets().forEach(target -> sink.accept(frame(target)));
  }

  private LiftedFrame frame(Target target) {
    int width = target.camera().intrinsics().width();
    List<View> candidates =
        IntStream.range(0, scene.views().size())
            .filter(v -> !heldOut.contains(v))
            .mapToObj(scene.views()::get)
            .toList();
    View own = target.view().orElseThrow();
    NearestViewWarp warp = new NearestViewWarp(target.camera(), scene.depthRangeOf(own));
    View nearest = candidates.get(warp.nearest(candidates.stream().map(View::camera).toList()));
    Camera source = nearest.camera().ofWidth(width);
    Image photograph =
        Resize.area(
            nearest.photograph().get(), source.intrinsics().width(), source.intrinsics().height());
    long start = System.nanoTime();
    Image rgb = warp.warp(source, photograph);
    double seconds = (System.nanoTime() - start) / 1e9;
    Optional<FeatureMap> features =
        operator.map(o -> warp.warp(source, o.encoder().encode(photograph)));
    return new LiftedFrame(
        target,
        new LiftedView(
            target.camera(),
            rgb,
            constant(rgb.width(), rgb.height(), warp.planeDepth()),
            constant(rgb.width(), rgb.height(), 1)),
        seconds,
        features.map(f -> new LiftedFeatures(f, constant(f.width(), f.height(), 1))),
        operator.flatMap(Operator::decoder).map(d -> d.decode(features.orElseThrow())));
  }

  private static Image constant(int width, int height, double value) {
    Image image = Image.zeros(width, height, 1);
    Arrays.fill(image.data(), (float) value);
    return image;
  }
}
