package dev.lift3d.operators.clip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Character references of HTML, {@code &amp;} and {@code &#39;}, as the HTML standard reads them.
 */
final class HtmlEntities {
  private static final Pattern REFERENCE =
      Pattern.compile("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\\t\\n\\f <&#;]{1,32};?)");
  private static final Pattern STRICT = Pattern.compile("&#?[0-9A-Za-z]{1,24};");
  private static final Map<String, String> NAMES = names();

  private HtmlEntities() {}

  /** Replaces references, also those old ones that lack their semicolon. */
  static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : REFERENCE.matcher(text).replaceAll(m -> quoted(character(m.group(1))));
  }

  /** Replaces references that end with a semicolon and name a character. */
  static String unescapeWhole(String text) {
    return STRICT
        .matcher(text)
        .replaceAll(
            m -> {
              String name = m.group().substring(1);
              boolean known = name.startsWith("#") || NAMES.containsKey(name);
              return quoted(known ? character(name) : m.group());
            });
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static String character(String name) {
    if (name.startsWith("#")) {
      return numbered(name.substring(1).replace(";", ""));
    }
    // An old name may run into the text behind it.
    for (int end = name.length(); end > 1; end--) {
      String found = NAMES.get(name.substring(0, end));
      if (found != null) {
        return found + name.substring(end);
      }
    }
    return "&" + name;
  }

  private static String numbered(String digits) {
    boolean hex = digits.startsWith("x") || digits.startsWith("X");
    String plain = hex ? digits.substring(1) : digits;
    int code;
    try {
      code = Integer.parseInt(plain, hex ? 16 : 10);
    } catch (NumberFormatException e) {
      // No number at all is text; one too large is no character.
      return plain.chars().allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0)
          ? "\uFFFD"
          : "&#" + digits + ";";
    }
    if (code >= 0x80 && code < 0xA0) {
      return String.valueOf(Windows1252.character(code));
    }
    boolean none = code == 0 || code > 0x10FFFF || code >= 0xD800 && code < 0xE000;
    return none ? "\uFFFD" : Character.toString(code);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                HtmlEntities.class.getResourceAsStream("html-entities.txt"),
                StandardCharsets.US_ASCII))) {
      in.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(names, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(names);
  }

  private static void add(Map<String, String> names, String line) {
    String[] parts = line.split(" ");
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < parts.length; i++) {
      text.appendCodePoint(Integer.parseInt(parts[i], 16));
    }
    boolean old = parts[0].startsWith("!");
    String name = old ? parts[0].substring(1) : parts[0];
    names.put(name + ";", text.toString());
    if (old) {
      names.put(name, text.toString());
    }
  }
}
