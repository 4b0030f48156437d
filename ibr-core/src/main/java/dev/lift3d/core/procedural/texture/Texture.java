package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.procedural.shape.SurfacePoint;

/** Gives a surface its diffuse colour. Immutable; safe to share between threads. */
@FunctionalInterface
public interface Texture {
  /**
   * Sets the point's linear colour from its coordinates and footprint.
   *
   * @param point coordinates and footprint in, colour out
   */
  void paint(SurfacePoint point);
}
