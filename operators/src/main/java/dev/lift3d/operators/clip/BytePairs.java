package dev.lift3d.operators.clip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte-pair encoding (Sennrich et al. 2016) on bytes that are written as printable characters, with
 * a mark at the end of each word, as CLIP's vocabulary has it.
 *
 * <p>Tokens are numbered: 256 bytes, 256 bytes at a word's end, then one for each merge.
 */
final class BytePairs {
  private static final String END = "</w>";
  private static final char[] CHARACTERS = characters();

  private final Map<String, Integer> ids;
  private final List<String> tokens;
  private final Map<Pair, Integer> ranks;

  /** Two neighbours that may be merged. */
  record Pair(String left, String right) {}

  private BytePairs(Map<String, Integer> ids, List<String> tokens, Map<Pair, Integer> ranks) {
    this.ids = ids;
    this.tokens = tokens;
    this.ranks = ranks;
  }

  static BytePairs of(List<Pair> merges) {
    List<String> tokens = new ArrayList<>();
    for (String end : List.of("", END)) {
      for (int b : order()) {
        tokens.add(CHARACTERS[b] + end);
      }
    }
    Map<Pair, Integer> ranks = new HashMap<>();
    for (Pair merge : merges) {
      ranks.put(merge, ranks.size());
      tokens.add(merge.left() + merge.right());
    }
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      ids.put(tokens.get(i), i);
    }
    return new BytePairs(ids, List.copyOf(tokens), ranks);
  }

  /** Tokens, without start and end of text. */
  int count() {
    return tokens.size();
  }

  /** Appends the tokens of one word. */
  void encode(byte[] word, List<Integer> out) {
    List<String> parts = new ArrayList<>();
    for (byte b : word) {
      parts.add(String.valueOf(CHARACTERS[b & 0xFF]));
    }
    int last = parts.size() - 1;
    parts.set(last, parts.get(last) + END);
    while (parts.size() > 1) {
      Pair best = null;
      int rank = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < parts.size(); i++) {
        Pair pair = new Pair(parts.get(i), parts.get(i + 1));
        int found = ranks.getOrDefault(pair, Integer.MAX_VALUE);
        if (found < rank) {
          rank = found;
          best = pair;
        }
      }
      if (best == null) {
        break;
      }
      parts = merged(parts, best);
    }
    parts.forEach(part -> out.add(ids.get(part)));
  }

  private static List<String> merged(List<String> parts, Pair pair) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean here =
          i + 1 < parts.size()
              && parts.get(i).equals(pair.left())
              && parts.get(i + 1).equals(pair.right());
      out.add(here ? pair.left() + pair.right() : parts.get(i));
      i += here ? 1 : 0;
    }
    return out;
  }

  /** The text of tokens, a blank after each word. */
  String decode(int[] encoded) {
    StringBuilder written = new StringBuilder();
    for (int id : encoded) {
      written.append(tokens.get(id));
    }
    int[] bytes = new int[512];
    for (int b = 0; b < CHARACTERS.length; b++) {
      bytes[CHARACTERS[b]] = b;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String word : written.toString().split(END, -1)) {
      word.chars().forEach(c -> out.write(bytes[c]));
      out.write(' ');
    }
    String text = out.toString(StandardCharsets.UTF_8);
    return text.substring(0, text.length() - 1);
  }

  private static boolean printable(int b) {
    return b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
  }

  /** Printable bytes are themselves; the others are the characters from 256 on. */
  private static char[] characters() {
    char[] out = new char[256];
    char next = 256;
    for (int b = 0; b < 256; b++) {
      out[b] = printable(b) ? (char) b : next++;
    }
    return out;
  }

  /** Bytes in the order of their tokens: first the printable ones. */
  private static int[] order() {
    int[] out = new int[256];
    int at = 0;
    for (boolean wanted : new boolean[] {true, false}) {
      for (int b = 0; b < 256; b++) {
        if (printable(b) == wanted) {
          out[at++] = b;
        }
      }
    }
    return out;
  }
}
