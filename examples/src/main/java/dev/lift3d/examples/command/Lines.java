package dev.lift3d.examples.command;

import dev.lift3d.operators.cache.EncoderCache;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints lines of a word in front and what is to say behind it, each at once.
 *
 * @param out where to
 */
record Lines(PrintWriter out) {
  void say(String word, String format, Object... values) {
    out.println(SceneReportText.line(word, String.format(Locale.ROOT, format, values)));
    out.flush();
  }

  /** What a cache was good for. */
  static String describe(EncoderCache cache) {
    return "%d photographs found, %d encoded, in %s"
        .formatted(cache.found(), cache.missed(), cache.folder());
  }
}
