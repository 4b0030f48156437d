package dev.lift3d.epipolar.stereo;

import java.util.List;

/** Finds a view's depth by comparing it with its neighbours. */
public interface StereoMethod {
  /**
   * Estimates.
   *
   * @param reference the view whose depth is wanted
   * @param neighbours at least one other view of the same place
   * @return what is believed; where nothing is known, confidence is 0
   */
  SourceDepth estimate(StereoView reference, List<StereoView> neighbours);
}
