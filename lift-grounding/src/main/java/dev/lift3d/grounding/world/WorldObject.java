package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.grounding.dataset.SceneObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An object of a generated room.
 *
 * @param id counted from 0
 * @param look what one sees of it
 * @param box where it is, along the world's axes, in metres
 * @param support the object on which it stands; empty for the floor
 */
public record WorldObject(int id, Look look, Bounds box, OptionalInt support) {

  /**
   * What one sees of an object.
   *
   * @param kind what it is
   * @param colour of its main parts
   * @param material of its main parts
   * @param size beside others of its kind
   */
  public record Look(
      ObjectKind kind, ObjectColour colour, ObjectMaterial material, ObjectSize size) {
    /** Checks that the kind is made of such material. */
    public Look {
      Objects.requireNonNull(colour, "colour");
      Objects.requireNonNull(size, "size");
      if (!kind.materials().contains(material)) {
        throw new IllegalArgumentException(
            kind + " of " + kind.materials() + ", found " + material);
      }
    }
  }

  /** Checks that nothing is null. */
  public WorldObject {
    Objects.requireNonNull(look, "look");
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(support, "support");
  }

  /**
   * What it is.
   *
   * @return the kind
   */
  public ObjectKind kind() {
    return look.kind();
  }

  /**
   * Its middle.
   *
   * @return the centre of the box
   */
  public Vec3 centre() {
    return box.centre();
  }

  /** As data sets have it. */
  SceneObject described() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("colour", look.colour().word());
    attributes.put("material", look.material().word());
    attributes.put("size", look.size().word());
    support.ifPresent(s -> attributes.put("support", String.valueOf(s)));
    return new SceneObject(id, kind().noun(), attributes, Optional.of(box));
  }
}
