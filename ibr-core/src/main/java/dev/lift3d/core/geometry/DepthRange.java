package dev.lift3d.core.geometry;

import dev.lift3d.core.InputException;

/**
 * The depths between which a scene lies, as z along the camera axis.
 *
 * @param near smallest depth, positive
 * @param far largest depth, above near
 */
public record DepthRange(double near, double far) {
  /** Checks 0 &lt; near &lt; far, both finite. */
  public DepthRange {
    if (!(near > 0 && far > near && Double.isFinite(far))) {
      throw new InputException("a depth range needs 0 < near < far, found " + near + ", " + far);
    }
  }
}
