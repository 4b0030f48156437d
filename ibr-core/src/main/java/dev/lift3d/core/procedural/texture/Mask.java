package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.procedural.shape.SurfacePoint;

/** How much of a pixel a pattern covers. Immutable; safe to share between threads. */
@FunctionalInterface
public interface Mask {
  /**
   * The covered share of the pixel's footprint.
   *
   * @param point coordinates and footprint
   * @return 0 .. 1
   */
  double coverage(SurfacePoint point);
}
