package dev.lift3d.grounding.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A noun with adjectives: "small red wooden chair".
 *
 * @param kind the noun
 * @param size adjective, if any
 * @param colour adjective, if any
 * @param material adjective, if any
 */
record Phrase(
    ObjectKind kind,
    Optional<ObjectSize> size,
    Optional<ObjectColour> colour,
    Optional<ObjectMaterial> material) {

  static Phrase of(ObjectKind kind) {
    return new Phrase(kind, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * All phrases that are true of an object, those of fewer words first. Medium size is not said;
   * nor is a material that all of its kind have.
   */
  static List<Phrase> about(WorldObject.Look look) {
    boolean sized = look.size() != ObjectSize.MEDIUM;
    boolean made = look.kind().materials().size() > 1;
    List<Phrase> phrases = new ArrayList<>();
    for (int words = 0; words <= 3; words++) {
      for (int bits = 0; bits < 8; bits++) {
        boolean size = (bits & 4) != 0;
        boolean material = (bits & 2) != 0;
        if (Integer.bitCount(bits) == words && (sized || !size) && (made || !material)) {
          phrases.add(
              new Phrase(
                  look.kind(),
                  size ? Optional.of(look.size()) : Optional.empty(),
                  (bits & 1) != 0 ? Optional.of(look.colour()) : Optional.empty(),
                  material ? Optional.of(look.material()) : Optional.empty()));
        }
      }
    }
    return phrases;
  }

  boolean isTrueOf(WorldObject o) {
    WorldObject.Look look = o.look();
    return look.kind() == kind
        && size.map(s -> s == look.size()).orElse(true)
        && colour.map(c -> c == look.colour()).orElse(true)
        && material.map(m -> m == look.material()).orElse(true);
  }

  /** Those of a world that it is true of. */
  List<WorldObject> in(List<WorldObject> objects) {
    return objects.stream().filter(this::isTrueOf).toList();
  }

  boolean hasAdjective() {
    return size.isPresent() || colour.isPresent() || material.isPresent();
  }

  String words(boolean plural) {
    StringBuilder s = new StringBuilder();
    size.ifPresent(v -> s.append(v.word()).append(' '));
    colour.ifPresent(v -> s.append(v.word()).append(' '));
    material.ifPresent(v -> s.append(v.word()).append(' '));
    return s.append(plural ? kind.plural() : kind.noun()).toString();
  }
}
