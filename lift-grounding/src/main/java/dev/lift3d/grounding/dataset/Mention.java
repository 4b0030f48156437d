package dev.lift3d.grounding.dataset;

import dev.lift3d.core.procedural.shape.Bounds;
import java.util.List;
import java.util.Objects;

/**
 * Words of a sentence that stand for objects.
 *
 * @param role what the sentence uses them for
 * @param name what the objects are called in the data set, "trash can"
 * @param spans which characters; empty where the data set does not say
 * @param objects which objects, counted from 0; empty if they are no objects of the scene
 * @param boxes where they are, along the axes of the scene's world, in the order of the objects;
 *     empty where the data set does not say
 */
public record Mention(
    Role role, String name, List<Span> spans, List<Integer> objects, List<Bounds> boxes) {

  /** What a sentence mentions objects for. */
  public enum Role {
    /** The sentence is about them. */
    TARGET,
    /** They help to tell which the targets are. */
    ANCHOR
  }

  /** Copies the lists. */
  public Mention {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(name, "name");
    spans = List.copyOf(spans);
    objects = List.copyOf(objects);
    boxes = List.copyOf(boxes);
  }
}
