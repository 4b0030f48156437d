package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import java.util.List;
import java.util.Objects;

/**
 * Dense depth of a view by matching it with its neighbours: planes are swept through the
 * reference's view volume, windows are correlated, and semi-global matching (Hirschmueller, 2008)
 * chooses the planes. What cannot be matched is continued from what can.
 *
 * <p>Nothing is learned and nothing is kept between calls: the same views give the same depth, in
 * whatever order the neighbours come, and any number of threads may ask at once. A call works on
 * one thread and takes about 8 bytes for each pixel and plane (40 MB by default).
 */
public final class DenseStereo implements StereoMethod {
  /** Pixels by which a neighbour's picture must move between the nearest and the farthest plane. */
  private static final double LEAST_PARALLAX = 0.5;

  private final StereoSettings settings;

  /**
   * Makes a matcher.
   *
   * @param settings how finely to look
   */
  public DenseStereo(StereoSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Finds the depth of a view.
   *
   * @param reference the view whose depth is sought; its range says where
   * @param neighbours other views, as many as wanted; those from the reference's own position and
   *     those that see nothing of it have no say
   * @return depth and confidence, on the grid of the reduced photograph; {@link
   *     SourceDepth#unknown()} where no neighbour is of use
   */
  @Override
  public SourceDepth estimate(StereoView reference, List<StereoView> neighbours) {
    List<StereoView> useful = neighbours.stream().filter(n -> isOfUse(reference, n)).toList();
    if (useful.isEmpty()) {
      return SourceDepth.unknown();
    }
    GreyView grey = GreyView.of(reference, settings.longEdge());
    List<GreyView> others = useful.stream().map(n -> GreyView.of(n, settings.longEdge())).toList();
    InversePlanes planes = InversePlanes.over(reference.range(), settings.planes());
    CostVolume costs = new MatchingCosts(grey, others, settings.windowRadius()).costs(planes);
    CostVolume sums = SemiGlobalMatching.aggregated(costs, grey.grey());
    SourceDepth matched = DepthSupport.weighted(DepthPick.from(costs, sums, planes));
    return DepthCompletion.completed(matched, reference.photograph());
  }

  private boolean isOfUse(StereoView reference, StereoView neighbour) {
    return showsParallax(reference, neighbour)
        && StereoNeighbours.points(reference.camera(), reference.range()).stream()
            .anyMatch(point -> neighbour.camera().sees(neighbour.camera().project(point)));
  }

  /** Whether depth makes a difference to where the neighbour sees things. */
  private boolean showsParallax(StereoView reference, StereoView neighbour) {
    Intrinsics k = neighbour.camera().intrinsics();
    double scale = Math.min(1, (double) settings.longEdge() / Math.max(k.width(), k.height()));
    DepthRange range = reference.range();
    double baseline =
        reference
            .camera()
            .pose()
            .centreInWorld()
            .distance(neighbour.camera().pose().centreInWorld());
    double focal = Math.max(k.fx(), k.fy()) * scale;
    return baseline * focal * (1 / range.near() - 1 / range.far()) > LEAST_PARALLAX;
  }
}
