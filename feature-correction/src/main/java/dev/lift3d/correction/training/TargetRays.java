package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;

/**
 * Rays of a target view with what they should show.
 *
 * @param camera the target camera
 * @param range near and far along its axis
 * @param pixels R x 2, (u, v)
 * @param colours R x 3, RGB in [0, 1]
 * @param depths R, 0 where unknown
 */
public record TargetRays(
    Camera camera, DepthRange range, double[] pixels, float[] colours, float[] depths) {
  /** Checks that the arrays agree. */
  public TargetRays {
    int rays = depths.length;
    if (pixels.length != 2 * rays || colours.length != 3 * rays) {
      throw new IllegalArgumentException(
          rays + " rays with " + pixels.length + " coordinates and " + colours.length + " colours");
    }
  }

  /**
   * How many rays there are.
   *
   * @return R
   */
  public int count() {
    return depths.length;
  }
}
