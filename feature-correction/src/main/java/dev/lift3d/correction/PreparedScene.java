package dev.lift3d.correction;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.corrector.FeatureScale;
import dev.lift3d.correction.matrix.LiftingContributions;
import dev.lift3d.correction.matrix.SourceView;
import dev.lift3d.epipolar.Conventions;
import dev.lift3d.epipolar.FeatureNetwork;
import dev.lift3d.epipolar.SourceViewSelector;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
  private final Photographs photographs;
  private final ViewCache<EncodedView> encoded;
  private final SourceDepths depths;

  PreparedScene(Scene scene, int width, ViewEncoder encoder, DepthPrior prior, Workers workers) {
    this.scene = scene;
    this.encoder = encoder;
    this.cameras = scene.views().stream().map(v -> v.camera().ofWidth(width)).toList();
    long memory = Runtime.getRuntime().maxMemory();
    this.photographs = new Photographs(scene, cameras, workers, memory / 16);
    this.encoded = new ViewCache<>(workers, memory / 4, EncodedView::bytes);
    // The original's network has no input for it.
    DepthPrior heard = encoder.conventions() == Conventions.IBRNET ? DepthPrior.NONE : prior;
    this.depths = new SourceDepths(photographs, heard, workers, memory / 16);
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
    return SourceViewSelector.choose(target, range, candidates, observed(allowed), count).stream()
        .map(i -> allowed[i])
        .toList();
  }

  /** The sparse points, with what some views observed. */
  private SparsePoints observed(int[] views) {
    SparsePoints all = scene.points();
    return all.seenIn().size() < cameras.size()
        ? SparsePoints.NONE
        : new SparsePoints(
            all.positions(), Arrays.stream(views).mapToObj(all.seenIn()::get).toList());
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
    encoded(views);
  }

  private List<EncodedView> encoded(List<Integer> views) {
    Map<Integer, Image> images = photographs.of(encoded.missing(views));
    return encoded.of(views, v -> encoder.encode(images.get(v), cameras.get(v)));
  }

  List<SourceView> sourceViews(List<Integer> views) {
    return views.stream()
        .map(v -> new SourceView(scene.views().get(v).name(), cameras.get(v)))
        .toList();
  }

  List<SourceMaps> maps(List<Integer> views, Set<Integer> without) {
    List<EncodedView> found = encoded(views);
    List<SourceDepth> known = depths(views, without);
    return IntStream.range(0, views.size())
        .mapToObj(i -> found.get(i).maps().withDepth(known.get(i)))
        .toList();
  }

  /**
   * What is believed about the depth of views before any network looks; found when first asked for.
   *
   * @param views indices of views
   * @param without views that must not be looked at: those held out
   * @return one map a view
   */
  public List<SourceDepth> depths(List<Integer> views, Set<Integer> without) {
    return depths.of(views, without);
  }

  /**
   * What the operator's encoder makes of views.
   *
   * @param views indices of views; those not encoded yet are encoded
   * @return one map a view; none if the scene was prepared for colours alone
   */
  public List<FeatureMap> features(List<Integer> views) {
    return encoded(views).stream().flatMap(e -> e.features().stream()).toList();
  }

  /**
   * What the operator's encoder makes of the views that contributions were drawn from, as a lifting
   * matrix takes it.
   *
   * @param contributions of a target in this scene, such as a file holds
   * @return one map a source view, in the contributions' order; none if the scene was prepared for
   *     colours alone
   * @throws InputException if a view is missing or stands elsewhere
   */
  public List<FeatureMap> features(LiftingContributions contributions) {
    List<String> names = scene.views().stream().map(View::name).toList();
    List<Integer> views = new ArrayList<>();
    for (SourceView source : contributions.sources()) {
      int view = names.indexOf(source.name());
      if (view < 0 || !cameras.get(view).pose().equals(source.camera().pose())) {
        throw new InputException(
            String.format(
                "scene %s has %s view %s that the contributions were drawn from: render them anew",
                scene.name(), view < 0 ? "no" : "moved the", source.name()));
      }
      views.add(view);
    }
    return features(views);
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
        : FeatureScale.of(encoded(views).stream().flatMap(e -> e.moments().stream()).toList());
  }
}
