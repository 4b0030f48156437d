package dev.lift3d.grounding.world;

import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.grounding.dataset.GroundedSentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows a room and how its objects can be called, collects what may be said of them, and chooses.
 */
final class Speaker {
  private static final List<String> OPENINGS =
      List.of("", "", "", "find ", "show me ", "look for ");

  private final String scene;
  private final List<WorldObject> objects;
  private final boolean[] seen;
  private final RandomStream random;
  private final Map<SentenceKind, Map<String, GroundedSentence>> said =
      new EnumMap<>(SentenceKind.class);

  /**
   * Begins with nothing said.
   *
   * @param objects everything in the room
   * @param seen whether some view shows the object: others are not mentioned
   */
  Speaker(String scene, List<WorldObject> objects, boolean[] seen, RandomStream random) {
    this.scene = scene;
    this.objects = objects;
    this.seen = seen;
    this.random = random;
    for (SentenceKind kind : SentenceKind.values()) {
      said.put(kind, new LinkedHashMap<>());
    }
  }

  List<WorldObject> objects() {
    return objects;
  }

  RandomStream random() {
    return random;
  }

  boolean allSeen(List<WorldObject> some) {
    return some.stream().allMatch(o -> seen[o.id()]);
  }

  List<WorldObject> visible() {
    return objects.stream().filter(o -> seen[o.id()]).toList();
  }

  /** The phrases that mean some object, each once, shorter ones first. */
  List<Phrase> phrases() {
    return objects.stream()
        .flatMap(o -> Phrase.about(o.look()).stream())
        .distinct()
        .sorted(Comparator.comparingInt(Speaker::words))
        .toList();
  }

  /** The phrases that mean several objects, without those of which a shorter one means the same. */
  List<Phrase> nouns() {
    Set<List<WorldObject>> meant = new HashSet<>();
    return phrases().stream()
        .filter(p -> p.in(objects).size() > 1 && meant.add(p.in(objects)))
        .toList();
  }

  /** A phrase that means this object alone: one of the shortest; empty if there is none. */
  Optional<Phrase> name(WorldObject o) {
    List<Phrase> alone =
        Phrase.about(o.look()).stream().filter(p -> p.in(objects).size() == 1).toList();
    if (alone.isEmpty()) {
      return Optional.empty();
    }
    int shortest = words(alone.get(0));
    return Optional.of(random.pick(alone.stream().filter(p -> words(p) == shortest).toList()));
  }

  private static int words(Phrase p) {
    return p.words(false).split(" ").length;
  }

  /** Begins a sentence: half of them ask for what they mean. */
  SentenceText begin(String words) {
    return new SentenceText().words(random.pick(OPENINGS)).words(words);
  }

  void say(SentenceKind kind, SentenceText text) {
    GroundedSentence sentence = text.sentence(scene, kind);
    said.get(kind).putIfAbsent(sentence.text(), sentence);
  }

  /** At most so many of each kind, in the order of the kinds. */
  List<GroundedSentence> chosen(int ofEach) {
    List<GroundedSentence> out = new ArrayList<>();
    said.forEach(
        (kind, sentences) -> {
          List<GroundedSentence> all = new ArrayList<>(sentences.values());
          RandomStream own = random.split(kind.label());
          for (int i = all.size() - 1; i > 0; i--) {
            Collections.swap(all, i, own.between(0, i));
          }
          out.addAll(all.subList(0, Math.min(ofEach, all.size())));
        });
    return out;
  }
}
