package dev.lift3d.core.procedural.render;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.texture.Rgb;

/**
 * A ball of light that casts shadows.
 *
 * @param position its centre
 * @param radius 0 for hard shadows; the larger, the softer
 * @param power linear colour; the irradiance one unit away, or everywhere if {@code distant}
 * @param distant true for a sun: no falloff with distance
 */
public record Light(Vec3 position, double radius, Rgb power, boolean distant) {
  /** Checks the radius. */
  public Light {
    if (!(radius >= 0)) {
      throw new IllegalArgumentException("a light's radius is not negative, found " + radius);
    }
  }
}
