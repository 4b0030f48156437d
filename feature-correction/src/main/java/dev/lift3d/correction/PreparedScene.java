package dev.lift3d.correction;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.corrector.FeatureScale;
import dev.lift3d.epipolar.FeatureNetwork;
import dev.lift3d.epipolar.SourceMap;
import dev.lift3d.epipolar.SourceViewSelector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A scene whose source views are encoded, each once, when first needed; what is encoded is kept,
 * while a quarter of the heap lasts, and serves every target camera. One thread at a time may use
 * it; it works on all workers.
 */
public final class PreparedScene {
  private final Scene scene;
  private final List<Camera> cameras;
  private final ViewEncoder encoder;
  private final EncodedViews encoded;

  PreparedScene(Scene scene, int width, ViewEncoder encoder, Workers workers) {
    this.scene = scene;
    this.encoder = encoder;
    this.cameras = scene.views().stream().map(v -> v.camera().ofWidth(width)).toList();
    this.encoded =
        new EncodedViews(
            v -> encoder.encode(scene.views().get(v), cameras.get(v)),
            workers,
            Runtime.getRuntime().maxMemory() / 4);
    for (int v = 0; v < cameras.size(); v++) {
      requireLargeEnough(cameras.get(v).intrinsics(), scene.views().get(v).name());
    }
  }

  private static void requireLargeEnough(Intrinsics k, String name) {
    if (Math.min(k.width(), k.height()) < FeatureNetwork.SMALLEST_SIDE) {
      throw new InputException(
          String.format(
              "%s is %d x %d pixels at this width; both sides need at least %d: take a larger"
                  + " width",
              name, k.width(), k.height(), FeatureNetwork.SMALLEST_SIDE));
    }
  }

  /**
   * The scene as it was read.
   *
   * @return the scene
   */
  public Scene scene() {
    return scene;
  }

  /**
   * The cameras at the size at which the scene is worked.
   *
   * @return in the order of the scene's views
   */
  public List<Camera> cameras() {
    return cameras;
  }

  /**
   * The operator whose features are lifted.
   *
   * @return empty if only colours are rendered
   */
  public Optional<ImageEncoder> operator() {
    return encoder.operator();
  }

  /**
   * Chooses source views for a camera.
   *
   * @param target the target camera
   * @param range the depths it sees
   * @param count how many
   * @param without views that must not be used: those held out
   * @return indices of views, best first
   */
  public List<Integer> choose(Camera target, DepthRange range, int count, Set<Integer> without) {
    int[] allowed = IntStream.range(0, cameras.size()).filter(i -> !without.contains(i)).toArray();
    List<Camera> candidates = Arrays.stream(allowed).mapToObj(cameras::get).toList();
    return SourceViewSelector.choose(target, range, candidates, count).stream()
        .map(i -> allowed[i])
        .toList();
  }

  /**
   * The depths that a camera sees: those of the scene's view of the same pose where it has a range
   * of its own, else what {@link DepthRanges} makes of the ranges of the views around it.
   *
   * @param target any camera
   * @param without views that must not be used: those held out
   * @return near and far
   */
  public DepthRange rangeFor(Camera target, Set<Integer> without) {
    for (int v = 0; v < cameras.size(); v++) {
      Optional<DepthRange> own = scene.views().get(v).depthRange();
      if (own.isPresent() && cameras.get(v).pose().equals(target.pose())) {
        return own.get();
      }
    }
    List<Integer> around = choose(target, scene.depthRange(), DepthRanges.VIEWS, without);
    return new DepthRanges(target, scene.depthRange())
        .around(
            around.stream().map(cameras::get).toList(),
            around.stream().map(v -> scene.depthRangeOf(scene.views().get(v))).toList());
  }

  /**
   * Encodes views that are not encoded yet, side by side.
   *
   * @param views indices of views
   */
  public void encode(List<Integer> views) {
    encoded.of(views);
  }

  List<SourceMap> coarse(List<Integer> views) {
    return encoded.of(views).stream().map(EncodedView::coarse).toList();
  }

  List<SourceMap> fine(List<Integer> views) {
    return encoded.of(views).stream().map(EncodedView::fine).toList();
  }

  /**
   * What the operator's encoder makes of views.
   *
   * @param views indices of views; those not encoded yet are encoded
   * @return one map a view; none if the scene was prepared for colours alone
   */
  public List<FeatureMap> features(List<Integer> views) {
    return encoded.of(views).stream().flatMap(e -> e.features().stream()).toList();
  }

  /**
   * The operator's scale over views: what correctors standardise features by.
   *
   * @param views indices of views; those not encoded yet are encoded
   * @return the scale; of no channels if the scene was prepared for colours alone
   */
  public FeatureScale scale(List<Integer> views) {
    return operator().isEmpty()
        ? FeatureScale.none()
        : FeatureScale.of(encoded.of(views).stream().flatMap(e -> e.moments().stream()).toList());
  }
}
