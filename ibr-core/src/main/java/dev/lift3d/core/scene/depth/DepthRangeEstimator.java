package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.scene.View;
import java.util.List;

/** Placeholder until the sweep is there. */
public final class DepthRangeEstimator {
  private DepthRangeEstimator() {}

  /**
   * Estimates.
   *
   * @param views the views
   * @return depths
   */
  public static SceneDepths estimate(List<View> views) {
    return SceneDepths.uniform(new DepthRange(0.1, 100), views.size());
  }
}
