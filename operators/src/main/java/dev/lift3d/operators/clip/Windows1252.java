package dev.lift3d.operators.clip;

import java.nio.charset.Charset;

/** The old encoding of western text on Windows; bytes without a meaning are their own numbers. */
final class Windows1252 {
  private static final char[] CHARACTERS = new char[256];

  static {
    Charset charset = Charset.forName("windows-1252");
    for (int b = 0; b < 256; b++) {
      char c = new String(new byte[] {(byte) b}, charset).charAt(0);
      CHARACTERS[b] = c == '\uFFFD' ? (char) b : c;
    }
  }

  private Windows1252() {}

  /** The character of a byte. */
  static char character(int b) {
    return CHARACTERS[b];
  }

  /** The byte of a character; -1 if it has none. */
  static int toByte(char c) {
    if (c < 0x80 || c >= 0xA0 && c < 0x100) {
      return c;
    }
    for (int b = 0x80; b < 0xA0; b++) {
      if (CHARACTERS[b] == c) {
        return b;
      }
    }
    return -1;
  }
}
