package dev.lift3d.grounding.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sentences about where objects are. Each is said only if the relation is sure for every object
 * that the noun means, and if there are others of the noun that it leaves out.
 */
final class RelationSentences {
  /** By how much the farthest is farther than the next, in metres. */
  private static final double CLEARLY = 0.4;

  private final Speaker speaker;

  RelationSentences(Speaker speaker) {
    this.speaker = speaker;
  }

  void say() {
    List<Phrase> nouns = speaker.nouns();
    for (WorldObject a : speaker.visible()) {
      for (Phrase noun : nouns) {
        relate(Relation.NEXT_TO, noun, List.of(a));
        relate(Relation.ON, noun, List.of(a));
        extreme(noun, a);
      }
      for (WorldObject b : speaker.visible()) {
        if (a.id() != b.id() && a.support().isEmpty() && b.support().isEmpty()) {
          for (Phrase noun : nouns) {
            pair(noun, a, b);
          }
        }
      }
    }
  }

  private void pair(Phrase noun, WorldObject a, WorldObject b) {
    relate(Relation.LEFT_OF, noun, List.of(a, b));
    relate(Relation.RIGHT_OF, noun, List.of(a, b));
    if (a.id() < b.id()) {
      relate(Relation.BETWEEN, noun, List.of(a, b));
    }
  }

  private void relate(Relation relation, Phrase noun, List<WorldObject> anchors) {
    List<WorldObject> yes = new ArrayList<>();
    List<WorldObject> no = new ArrayList<>();
    for (WorldObject o : noun.in(speaker.objects())) {
      if (anchors.contains(o)) {
        return; // "the chair next to the red chair": which chairs are meant?
      }
      Verdict verdict = relation.holds(o, anchors);
      // What stands on something else is not what such a sentence is about, nor clearly not.
      boolean odd =
          relation != Relation.ON && relation != Relation.NEXT_TO && o.support().isPresent();
      if (verdict == Verdict.UNSURE || odd) {
        return;
      }
      (verdict == Verdict.YES ? yes : no).add(o);
    }
    if (yes.isEmpty() || no.isEmpty()) {
      return;
    }
    if (speaker.allSeen(yes)) {
      boolean one = yes.size() == 1;
      tell(
          one ? SentenceKind.valueOf(relation.name()) : SentenceKind.PLURAL,
          new Claim(relation, noun, yes, false),
          anchors);
    }
    if (speaker.allSeen(no) && (relation == Relation.ON || relation == Relation.NEXT_TO)) {
      tell(SentenceKind.NEGATION, new Claim(relation, noun, no, true), anchors);
    }
  }

  /** What a sentence says of whom. */
  private record Claim(
      Relation relation, Phrase noun, List<WorldObject> objects, boolean negated) {}

  private void tell(SentenceKind kind, Claim claim, List<WorldObject> anchors) {
    List<Phrase> names = new ArrayList<>();
    for (WorldObject anchor : anchors) {
      Optional<Phrase> name = speaker.name(anchor);
      if (name.isEmpty()) {
        return;
      }
      names.add(name.get());
    }
    boolean plural = claim.objects().size() > 1;
    boolean clause = claim.negated() || speaker.random().chance(0.4);
    String verb = clause ? (plural ? " that are " : " that is ") : " ";
    SentenceText text =
        speaker
            .begin("the ")
            .target(claim.noun(), plural, claim.objects())
            .words(verb + (claim.negated() ? "not " : ""));
    Phrase first = names.get(0);
    WorldObject a = anchors.get(0);
    switch (claim.relation()) {
      case NEXT_TO -> text.words("next to ").the(first, a);
      case ON -> text.words("on ").the(first, a);
      case LEFT_OF, RIGHT_OF ->
          text.words(claim.relation() == Relation.LEFT_OF ? "to the left of " : "to the right of ")
              .the(first, a)
              .words(" as seen from ")
              .the(names.get(1), anchors.get(1));
      case BETWEEN ->
          text.words("between ").the(first, a).words(" and ").the(names.get(1), anchors.get(1));
    }
    speaker.say(kind, text);
  }

  /** "The lamp farthest from the bed", "closest to". */
  private void extreme(Phrase noun, WorldObject anchor) {
    List<WorldObject> candidates = new ArrayList<>(noun.in(speaker.objects()));
    Optional<Phrase> name = speaker.name(anchor);
    if (candidates.contains(anchor) || name.isEmpty()) {
      return;
    }
    candidates.sort(Comparator.comparingDouble(o -> o.centre().distance(anchor.centre())));
    int last = candidates.size() - 1;
    if (clear(candidates.get(0), candidates.get(1), anchor)) {
      extreme(SentenceKind.CLOSEST, noun, candidates.get(0), name.get(), anchor);
    }
    if (clear(candidates.get(last - 1), candidates.get(last), anchor)) {
      extreme(SentenceKind.FARTHEST, noun, candidates.get(last), name.get(), anchor);
    }
  }

  private static boolean clear(WorldObject near, WorldObject far, WorldObject anchor) {
    double gap = far.centre().distance(anchor.centre()) - near.centre().distance(anchor.centre());
    return gap >= CLEARLY;
  }

  private void extreme(
      SentenceKind kind, Phrase noun, WorldObject meant, Phrase name, WorldObject anchor) {
    if (speaker.allSeen(List.of(meant))) {
      String words = kind == SentenceKind.CLOSEST ? " closest to " : " farthest from ";
      speaker.say(
          kind,
          speaker.begin("the ").target(noun, false, List.of(meant)).words(words).the(name, anchor));
    }
  }
}
