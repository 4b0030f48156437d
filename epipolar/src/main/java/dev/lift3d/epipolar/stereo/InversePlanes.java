package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.DepthRange;

/**
 * Planes parallel to the reference image, uniform in inverse depth, far ones first.
 *
 * @param farthest inverse depth of plane 0
 * @param step inverse depth from one plane to the next
 * @param count how many
 */
record InversePlanes(double farthest, double step, int count) {
  static InversePlanes over(DepthRange range, int count) {
    double farthest = 1 / range.far();
    return new InversePlanes(farthest, (1 / range.near() - farthest) / (count - 1), count);
  }

  /** The inverse depth of a plane; parts of planes lie between. */
  double at(double plane) {
    return farthest + step * plane;
  }
}
