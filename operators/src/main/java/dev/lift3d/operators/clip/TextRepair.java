package dev.lift3d.operators.clip;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Repairs text that was damaged on its way, as CLIP's tokenizers do first (what the ftfy library
 * documents): escaped HTML, misread UTF-8, ligatures, full-width letters, curly quotes, control
 * characters; composed form (NFC).
 *
 * <p>Misread UTF-8 is recognised where it was read as Windows-1252, the common case; other
 * encodings are left alone.
 */
final class TextRepair {
  /** Every round takes one layer off; a text has few. */
  private static final int MOST_ROUNDS = 16;

  private static final Pattern SINGLE = Pattern.compile("[\u02BC\u2018-\u201B]");
  private static final Pattern DOUBLE = Pattern.compile("[\u201C-\u201F]");
  private static final Pattern BREAKS = Pattern.compile("\r\n|[\r\u2028\u2029\u0085]");
  private static final Pattern TERMINAL = Pattern.compile("\u001B\\[[\\d;]*[a-zA-Z]");
  private static final Pattern CONTROL =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F\\u206A-\\u206F\\uFEFF\\uFFF9-\\uFFFC"
              + "\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E007F}]");
  private static final Map<Character, String> FOLDED = folded();

  private TextRepair() {}

  static String repair(String text) {
    boolean escaped = text.indexOf('<') < 0;
    String repaired = text;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      String next = once(repaired, escaped);
      if (next.equals(repaired)) {
        break;
      }
      repaired = next;
    }
    return repaired;
  }

  private static String once(String text, boolean escaped) {
    String s = escaped ? HtmlEntities.unescapeWhole(text) : text;
    s = Mojibake.undone(s);
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      String folded = FOLDED.get(c);
      plain.append(folded == null ? String.valueOf(c) : folded);
    }
    s = SINGLE.matcher(plain).replaceAll("'");
    s = DOUBLE.matcher(s).replaceAll("\"");
    s = BREAKS.matcher(s).replaceAll("\n");
    s = TERMINAL.matcher(s).replaceAll("");
    s = CONTROL.matcher(s).replaceAll("");
    return Normalizer.normalize(s, Normalizer.Form.NFC);
  }

  /** Control characters of the upper half, ligatures of Latin letters, and full-width forms. */
  private static Map<Character, String> folded() {
    Map<Character, String> map = new HashMap<>();
    for (char c = 0x80; c < 0xA0; c++) {
      map.put(c, String.valueOf(Windows1252.character(c)));
    }
    String ligatures =
        "\u0132\u0133\u01F1\u01F2\u01F3\u01C4\u01C5\u01C6\u01C7\u01C8\u01C9\u01CA\u01CB\u01CC";
    for (char c : (ligatures + "\uFB00\uFB01\uFB02\uFB03\uFB04\uFB06").toCharArray()) {
      map.put(c, compatible(c));
    }
    map.put('\u0149', "\u02BCn");
    map.put('\uFB05', "\u017Ft");
    for (char c = 0xFF01; c < 0xFFF0; c++) {
      map.put(c, compatible(c));
    }
    map.put('\u3000', " ");
    return Map.copyOf(map);
  }

  private static String compatible(char c) {
    return Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
  }
}
