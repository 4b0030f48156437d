package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.epipolar.stereo.DenseStereo;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoNeighbours;
import dev.lift3d.epipolar.stereo.StereoSettings;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Depth maps of a training scene's views by stereo, as they will be when a view is predicted from
 * the others: the views are dealt into folds, and where a view of a fold is the target, no view of
 * that fold serves as a neighbour.
 */
final class TrainingDepths {
  /** Into how many folds the views are dealt. */
  static final int FOLDS = 4;

  private final TrainingScene scene;
  private final StereoSettings settings;
  private final DenseStereo stereo;
  private final Map<Integer, SourceDepth> known = new ConcurrentHashMap<>();

  TrainingDepths(TrainingScene scene, StereoSettings settings) {
    this.scene = scene;
    this.settings = settings;
    this.stereo = new DenseStereo(settings);
  }

  static int foldOf(int view) {
    return view % FOLDS;
  }

  /**
   * The depth of a view.
   *
   * @param view index
   * @param fold the fold that must not be looked at, but for the view itself
   * @return the map; made when first asked for, safe to ask from several threads
   */
  SourceDepth of(int view, int fold) {
    return known.computeIfAbsent(view * FOLDS + fold, key -> estimate(view, fold));
  }

  private SourceDepth estimate(int view, int fold) {
    List<Integer> allowed =
        IntStream.range(0, scene.count())
            .filter(i -> i == view || foldOf(i) != fold)
            .boxed()
            .toList();
    List<Camera> cameras = allowed.stream().map(i -> scene.camera(i, settings.longEdge())).toList();
    List<StereoView> neighbours =
        StereoNeighbours.choose(
                allowed.indexOf(view), cameras, scene.range(view), settings.neighbours())
            .stream()
            .map(i -> view(allowed.get(i)))
            .toList();
    return stereo.estimate(view(view), neighbours);
  }

  private StereoView view(int view) {
    int edge = settings.longEdge();
    return new StereoView(
        scene.camera(view, edge), scene.photograph(view, edge), scene.range(view));
  }
}
