package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import dev.lift3d.epipolar.SourceViewSelector;
import dev.lift3d.epipolar.stereo.StereoMethod;
import dev.lift3d.epipolar.stereo.StereoNeighbours;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A scene whose photographs have depth by stereo, found when first needed and kept: about 30 bytes
 * a pixel and view. Views held out are looked at by nothing here. One thread at a time may use it.
 */
public final class StereoScene {
  /** Neighbours that stereo compares a view with. */
  private static final int COMPARED = 4;

  /** Neighbours that a view's depth is held against. */
  private static final int CHECKED = 8;

  private final Scene scene;
  private final StereoMethod method;
  private final List<Integer> allowed;
  private final List<Camera> cameras; // of the allowed views, at the working size
  private final Map<Integer, StereoView> photographs = new HashMap<>();
  private final Map<Integer, DepthView> unchecked = new HashMap<>();
  private final Map<Integer, DepthView> checked = new HashMap<>();

  /**
   * Nothing is read yet.
   *
   * @param scene the photographs
   * @param width width in pixels at which they are worked
   * @param heldOut indices of views that must not be used
   * @param method finds depth; not closed here
   */
  public StereoScene(Scene scene, int width, Set<Integer> heldOut, StereoMethod method) {
    this.scene = scene;
    this.method = method;
    this.allowed =
        IntStream.range(0, scene.views().size()).filter(v -> !heldOut.contains(v)).boxed().toList();
    this.cameras = allowed.stream().map(v -> scene.views().get(v).camera().ofWidth(width)).toList();
  }

  /**
   * The scene as it was read.
   *
   * @return the scene, with the views held out
   */
  public Scene scene() {
    return scene;
  }

  /**
   * Chooses source views for a camera.
   *
   * @param target the target camera
   * @param range the depths it sees
   * @param count how many at most
   * @return indices of views that are not held out, best first
   */
  public List<Integer> choose(Camera target, DepthRange range, int count) {
    return SourceViewSelector.choose(target, range, cameras, count).stream()
        .map(allowed::get)
        .toList();
  }

  /**
   * A view with its depth, held against its neighbours'.
   *
   * @param view index of a view that is not held out
   * @return the view at the working size
   */
  public DepthView view(int view) {
    return kept(checked, view, v -> unchecked(v).checked(neighbours(v, CHECKED, this::unchecked)));
  }

  private DepthView unchecked(int view) {
    return kept(
        unchecked,
        view,
        v -> {
          StereoView reference = photograph(v);
          List<StereoView> others = neighbours(v, COMPARED, this::photograph);
          return others.isEmpty()
              ? DepthView.unknown(reference)
              : DepthView.of(reference, method.estimate(reference, others));
        });
  }

  private StereoView photograph(int view) {
    return kept(
        photographs,
        view,
        v -> {
          View source = scene.views().get(v);
          Camera camera = cameras.get(place(v));
          Intrinsics k = camera.intrinsics();
          return new StereoView(
              camera,
              Resize.area(source.photograph().get(), k.width(), k.height()),
              scene.depthRangeOf(source));
        });
  }

  private <T> List<T> neighbours(int view, int count, IntFunction<T> each) {
    DepthRange range = scene.depthRangeOf(scene.views().get(view));
    return StereoNeighbours.choose(place(view), cameras, range, count).stream()
        .map(allowed::get)
        .map(each::apply)
        .toList();
  }

  private int place(int view) {
    int place = allowed.indexOf(view);
    if (place < 0) {
      throw new IllegalArgumentException("view " + view + " is held out or not in the scene");
    }
    return place;
  }

  private static <T> T kept(Map<Integer, T> kept, int view, IntFunction<T> make) {
    T one = kept.get(view);
    if (one == null) {
      one = make.apply(view);
      kept.put(view, one);
    }
    return one;
  }
}
