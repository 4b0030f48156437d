package dev.lift3d.core.procedural.render;

import dev.lift3d.core.procedural.shape.Shape;
import java.util.Objects;

/**
 * A shape with its material, as a part of a thing.
 *
 * @param shape the surface
 * @param material how it takes light
 * @param instance the thing's number, at least 1; parts of one thing share it
 * @param kind what the thing is
 * @param castsShadow false for what encloses the scene, which would only cost time
 */
public record Body(
    Shape shape, Material material, int instance, ObjectClass kind, boolean castsShadow) {
  /** Checks the parts. */
  public Body {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(material, "material");
    Objects.requireNonNull(kind, "kind");
    if (instance < 1) {
      throw new IllegalArgumentException("instances count from 1, found " + instance);
    }
  }
}
