package dev.lift3d.grounding.world;

import dev.lift3d.grounding.dataset.GroundedSentence;
import dev.lift3d.grounding.dataset.Mention;
import dev.lift3d.grounding.dataset.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sentence while it is put together; it keeps count of where its objects are mentioned. */
final class SentenceText {
  private final StringBuilder text = new StringBuilder();
  private final List<Mention> targets = new ArrayList<>();
  private final List<Mention> anchors = new ArrayList<>();

  SentenceText words(String words) {
    text.append(words);
    return this;
  }

  /** Mentions what the sentence is about; several objects or one, in the plural or not. */
  SentenceText target(Phrase phrase, boolean plural, List<WorldObject> objects) {
    targets.add(mention(Mention.Role.TARGET, phrase, plural, objects));
    return this;
  }

  /** Mentions another object, with its article. */
  SentenceText the(Phrase phrase, WorldObject object) {
    text.append("the ");
    anchors.add(mention(Mention.Role.ANCHOR, phrase, false, List.of(object)));
    return this;
  }

  private Mention mention(
      Mention.Role role, Phrase phrase, boolean plural, List<WorldObject> objects) {
    int start = text.length();
    text.append(phrase.words(plural));
    return new Mention(
        role,
        phrase.kind().noun(),
        List.of(new Span(start, text.length())),
        objects.stream().map(WorldObject::id).toList(),
        objects.stream().map(WorldObject::box).toList());
  }

  GroundedSentence sentence(String scene, SentenceKind kind) {
    List<Mention> mentions = new ArrayList<>(targets);
    mentions.addAll(anchors);
    return new GroundedSentence(
        scene,
        text.toString(),
        kind.label(),
        mentions,
        Map.of("level", String.valueOf(kind.level())));
  }
}
