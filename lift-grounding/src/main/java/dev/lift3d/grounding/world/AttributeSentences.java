package dev.lift3d.grounding.world;

import java.util.Arrays;
import java.util.List;

/** Sentences about what objects are and look like. */
final class AttributeSentences {
  private static final List<String> COUNTS = List.of("", "", "two ", "three ", "four ", "five ");

  private final Speaker speaker;

  AttributeSentences(Speaker speaker) {
    this.speaker = speaker;
  }

  void say() {
    for (Phrase phrase : speaker.phrases()) {
      List<WorldObject> meant = phrase.in(speaker.objects());
      List<WorldObject> ofKind = Phrase.of(phrase.kind()).in(speaker.objects());
      if (!speaker.allSeen(meant)) {
        continue;
      }
      if (meant.size() == 1) {
        boolean alone = !phrase.hasAdjective();
        // "The red table" where there is but one table tells nothing more than "the table".
        if (alone || ofKind.size() > 1) {
          SentenceKind kind = alone ? SentenceKind.CATEGORY : SentenceKind.ATTRIBUTE;
          speaker.say(kind, speaker.begin("the ").target(phrase, false, meant));
        }
      } else {
        String all = speaker.random().chance(0.5) ? "all " : "the " + count(meant);
        speaker.say(SentenceKind.PLURAL, speaker.begin(all).target(phrase, true, meant));
      }
    }
    for (ObjectKind kind : ObjectKind.values()) {
      Arrays.stream(ObjectColour.values()).forEach(c -> notOf(kind, c));
    }
  }

  private static String count(List<WorldObject> meant) {
    return meant.size() < COUNTS.size() ? COUNTS.get(meant.size()) : "";
  }

  /** "The chair that is not red": there is a red one, and others. */
  private void notOf(ObjectKind kind, ObjectColour colour) {
    List<WorldObject> ofKind = Phrase.of(kind).in(speaker.objects());
    List<WorldObject> others = ofKind.stream().filter(o -> o.look().colour() != colour).toList();
    if (others.isEmpty() || others.size() == ofKind.size() || !speaker.allSeen(others)) {
      return;
    }
    boolean plural = others.size() > 1;
    speaker.say(
        SentenceKind.NEGATION,
        speaker
            .begin("the ")
            .target(Phrase.of(kind), plural, others)
            .words(plural ? " that are not " : " that is not ")
            .words(colour.word()));
  }
}
