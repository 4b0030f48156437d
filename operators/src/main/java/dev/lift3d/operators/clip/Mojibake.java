package dev.lift3d.operators.clip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8 that was read as Windows-1252: "Ã©" where "é" was meant. */
final class Mojibake {
  private Mojibake() {}

  /**
   * Reads it again. If every odd character belongs to a sequence of UTF-8 the whole text was
   * misread; else only sequences that hardly ever are anything else are taken back, since "ë…" or
   * "Å™" may be meant.
   */
  static String undone(String text) {
    StringBuilder out = new StringBuilder();
    StringBuilder careful = new StringBuilder();
    boolean whole = true;
    boolean evident = false;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      String meant = sequence(text, i);
      if (meant.isEmpty()) {
        whole &= c < 0x80;
        out.append(c);
        careful.append(c);
        i++;
      } else {
        int length = meant.length() == 2 ? 4 : c >= 0xE0 ? 3 : 2;
        boolean sure = sure(text, i);
        evident |= sure || c == 0xF0 || c >= 0xC4 && c <= 0xD1;
        out.append(meant);
        careful.append(sure ? meant : text.substring(i, i + length));
        i += length;
      }
    }
    return whole && evident ? out.toString() : careful.toString();
  }

  private static boolean sure(String text, int at) {
    char c = text.charAt(at);
    return c == 0xC2 || c == 0xC3 || c == 0xE2 && text.charAt(at + 1) == '\u20AC';
  }

  /** The character whose UTF-8 starts at a place when each char is taken for a byte; or "". */
  private static String sequence(String text, int at) {
    char lead = text.charAt(at);
    int length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 0 || at + length > text.length()) {
      return "";
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int b = Windows1252.toByte(text.charAt(at + i));
      if (b < 0x80) {
        return "";
      }
      bytes[i] = (byte) b;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }
}
