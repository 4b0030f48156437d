package dev.lift3d.grounding.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A sentence about a scene, and which objects it means.
 *
 * @param scene the scene's name
 * @param text the sentence
 * @param kind which kind of sentence it is, as its data set names them; may be empty
 * @param mentions all that is known of its words, the targets first
 * @param details what else the data set says, name to value, in its order: {@code ann_id}, {@code
 *     correct_guess}
 */
public record GroundedSentence(
    String scene, String text, String kind, List<Mention> mentions, Map<String, String> details) {
  /** Checks that spans lie within the text. */
  public GroundedSentence {
    Objects.requireNonNull(scene, "scene");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
    mentions = List.copyOf(mentions);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    for (Mention mention : mentions) {
      for (Span span : mention.spans()) {
        if (span.end() > text.length()) {
          throw new IllegalArgumentException(span + " reaches beyond '" + text + "'");
        }
      }
    }
  }

  /**
   * The objects that the sentence is about.
   *
   * @return ids counted from 0, rising; empty for a sentence that fits nothing
   */
  public List<Integer> targets() {
    return mentions.stream()
        .filter(m -> m.role() == Mention.Role.TARGET)
        .flatMap(m -> m.objects().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
