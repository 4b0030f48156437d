package dev.lift3d.grounding.dataset;

import dev.lift3d.core.procedural.shape.Bounds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An object of a scene.
 *
 * @param id counted from 0
 * @param name what it is, "chair"
 * @param attributes what else is known of it: {@code colour}, {@code size}, {@code material}
 * @param box where it is, along the axes of the world
 */
public record SceneObject(
    int id, String name, Map<String, String> attributes, Optional<Bounds> box) {
  /** Copies the map. */
  public SceneObject {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(box, "box");
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    if (id < 0) {
      throw new IllegalArgumentException("objects are counted from 0, found " + id);
    }
  }
}
