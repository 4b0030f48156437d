package dev.lift3d.correction.matrix;

/**
 * What is known of each ray as a whole. The arrays are shared; treat them as read-only.
 *
 * @param rowSums R, what the source views' weights summed to before dividing: the share of the ray
 *     that some source view accounts for, in [0, 1] but for rounding
 * @param opacities R in [0, 1], share that stopped before the far end: the confidence
 * @param depths R, where the ray ends, z along the target camera's axis
 */
public record RayTotals(float[] rowSums, float[] opacities, float[] depths) {
  /** Checks that all have one number a ray. */
  public RayTotals {
    if (opacities.length != rowSums.length || depths.length != rowSums.length) {
      throw new IllegalArgumentException(
          rowSums.length
              + " rays with "
              + opacities.length
              + " opacities and "
              + depths.length
              + " depths");
    }
  }
}
