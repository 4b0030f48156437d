package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.List;

/**
 * What one step of a corrector's training looks at.
 *
 * @param sceneName where it comes from, for the log
 * @param range near and far of the target
 * @param target the view whose features are wanted
 * @param sources V views from which they are lifted
 * @param depths V depth maps of the sources, as the network has them in use: found, not true
 */
public record FeatureBatch(
    String sceneName,
    DepthRange range,
    TrainingView target,
    List<TrainingView> sources,
    List<SourceDepth> depths) {
  /** Copies the lists and checks that every source has a depth map. */
  public FeatureBatch {
    sources = List.copyOf(sources);
    depths = List.copyOf(depths);
    if (sources.size() != depths.size()) {
      throw new IllegalArgumentException(
          sources.size() + " sources with " + depths.size() + " depth maps");
    }
  }
}
