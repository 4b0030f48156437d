package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.DepthRange;
import java.util.List;

/**
 * What one step of a corrector's training looks at.
 *
 * @param sceneName where it comes from, for the log
 * @param range near and far of the target
 * @param target the view whose features are wanted
 * @param sources V views from which they are lifted
 */
public record FeatureBatch(
    String sceneName, DepthRange range, TrainingView target, List<TrainingView> sources) {
  /** Copies the list. */
  public FeatureBatch {
    sources = List.copyOf(sources);
  }
}
