package dev.lift3d.grounding.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds words in sentences. */
final class Words {
  private Words() {}

  /** Where a name stands in a sentence as a word of its own, if it does so exactly once. */
  static List<Span> only(String sentence, String name) {
    String text = sentence.toLowerCase(Locale.ROOT);
    String word = name.toLowerCase(Locale.ROOT).strip();
    // Lower case may be longer than upper case in some languages; then places would not agree.
    if (word.isEmpty() || text.length() != sentence.length()) {
      return List.of();
    }
    Optional<Span> found = next(text, word, 0);
    boolean again = found.isPresent() && next(text, word, found.get().end()).isPresent();
    return found.isPresent() && !again ? List.of(found.get()) : List.of();
  }

  private static Optional<Span> next(String text, String word, int from) {
    for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (begins && ends) {
        return Optional.of(new Span(at, end));
      }
    }
    return Optional.empty();
  }

  /** Names as people write them: data sets write trash_can. */
  static String plain(String name) {
    return name.replace('_', ' ').strip();
  }
}
