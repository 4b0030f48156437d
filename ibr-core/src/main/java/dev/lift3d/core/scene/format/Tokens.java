package dev.lift3d.core.scene.format;

import java.util.Locale;

/** Walks over the words of one line of a text file. */
final class Tokens {
  private final String line;
  private final Place place;
  private int at;

  Tokens(String line, Place place) {
    this.line = line;
    this.place = place;
    skipBlanks();
  }

  Place place() {
    return place;
  }

  boolean more() {
    return at < line.length();
  }

  /** The next word. */
  String word(String what) {
    if (!more()) {
      throw place.error("the line ends where " + what + " should stand");
    }
    int start = at;
    while (at < line.length() && line.charAt(at) > ' ') {
      at++;
    }
    String word = line.substring(start, at);
    skipBlanks();
    return word;
  }

  /** The rest of the line, blanks inside included: a file name may hold them. */
  String rest(String what) {
    if (!more()) {
      throw place.error("the line ends where " + what + " should stand");
    }
    String rest = line.substring(at).stripTrailing();
    at = line.length();
    return rest;
  }

  /** The next word as a finite number. */
  double number(String what) {
    double value = anyNumber(what);
    if (!Double.isFinite(value)) {
      throw place.error(what + " is not a finite number");
    }
    return value;
  }

  /** The next word as a number that may be infinite or NaN, in C's and Java's spelling. */
  double anyNumber(String what) {
    String word = word(what);
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        case "nan", "-nan" -> Double.NaN;
        default -> throw place.error("expected " + what + ", found '" + word + "'");
      };
    }
  }

  /** The next words as finite numbers. */
  double[] numbers(int count, String what) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = number(what);
    }
    return out;
  }

  /** The next word as an integer that fits an int. */
  int integer(String what) {
    String word = word(what);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw place.error("expected " + what + ", found '" + word + "'");
    }
  }

  /** The next word as an integer. */
  long longInteger(String what) {
    String word = word(what);
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw place.error("expected " + what + ", found '" + word + "'");
    }
  }

  /** Complains if words are left. */
  void end() {
    if (more()) {
      throw place.error("nothing should follow, found '" + line.substring(at).strip() + "'");
    }
  }

  private void skipBlanks() {
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
  }
}
