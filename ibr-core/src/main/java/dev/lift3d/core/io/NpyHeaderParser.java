package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the Python dictionary in an npy header: exactly the keys descr, fortran_order and shape.
 *
 * <p>Only these literals are known: quoted strings without escapes, True, False, tuples of
 * non-negative integers. Nothing is evaluated.
 */
final class NpyHeaderParser {
  private static final int MAX_DIGITS = 18;

  private final String text;
  private final String where;
  private int at;

  NpyHeaderParser(String text, String where) {
    this.text = text;
    this.where = where;
  }

  NpyHeader parse() {
    String descr = null;
    Boolean fortranOrder = null;
    long[] shape = null;
    expect('{');
    while (!accept('}')) {
      String key = string();
      expect(':');
      if (key.equals("descr") && descr == null) {
        descr = descr();
      } else if (key.equals("fortran_order") && fortranOrder == null) {
        fortranOrder = bool();
      } else if (key.equals("shape") && shape == null) {
        shape = sizes();
      } else {
        throw bad("unknown or repeated key '" + key + "'");
      }
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipSpace();
    if (at != text.length() || descr == null || fortranOrder == null || shape == null) {
      throw bad("descr, fortran_order and shape are needed, and nothing else");
    }
    return NpyHeader.of(descr, fortranOrder, shape, where);
  }

  private String descr() {
    skipSpace();
    if (at < text.length() && text.charAt(at) == '[') {
      throw new InputException(
          where + ": structured arrays are not read; save each field as a plain array");
    }
    return string();
  }

  private String string() {
    skipSpace();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
    if (end < 0) {
      throw bad("a quoted string is needed");
    }
    String s = text.substring(at + 1, end);
    at = end + 1;
    return s;
  }

  private boolean bool() {
    skipSpace();
    for (String word : Set.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw bad("True or False is needed");
  }

  private long[] sizes() {
    List<Long> sizes = new ArrayList<>();
    expect('(');
    boolean comma = true;
    while (!accept(')')) {
      if (!comma) {
        throw bad("',' is needed");
      }
      sizes.add(integer());
      comma = accept(',');
    }
    // Python takes (3) for a number and (3,) for a tuple.
    if (sizes.size() == 1 && !comma) {
      throw bad("the shape is no tuple");
    }
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }

  private long integer() {
    skipSpace();
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > MAX_DIGITS) {
      throw bad("an integer of at most " + MAX_DIGITS + " digits is needed");
    }
    long value = Long.parseLong(text.substring(start, at));
    // Python 2 wrote long integers with this suffix.
    accept('L');
    return value;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw bad("'" + c + "' is needed");
    }
  }

  private boolean accept(char c) {
    skipSpace();
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private void skipSpace() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
  }

  private InputException bad(String what) {
    return new InputException(where + ": bad npy header at character " + at + ": " + what);
  }
}
