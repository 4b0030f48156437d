package dev.lift3d.examples.command;

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
}
