package dev.lift3d.core.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A built-in alphabet of 5 x 9 dots, so that pictures look the same on machines that have no fonts.
 */
final class Letters {
  static final int WIDTH = 5;
  static final int HEIGHT = 9;

  /** Dots from one letter to the next. */
  static final int ADVANCE = WIDTH + 1;

  private static final int FIRST = 32;
  private static final int LAST = 126;
  private static final boolean[][] DOTS = load();

  private Letters() {}

  /** Whether a letter has a dot; what is not in ASCII looks like a question mark. */
  static boolean dot(char letter, int col, int row) {
    char known = letter >= FIRST && letter <= LAST ? letter : '?';
    return DOTS[known - FIRST][row * WIDTH + col];
  }

  private static boolean[][] load() {
    boolean[][] dots = new boolean[LAST - FIRST + 1][WIDTH * HEIGHT];
    try (InputStream in = Letters.class.getResourceAsStream("letters.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      lines.readLine(); // what the file is, for people
      for (boolean[] letter : dots) {
        lines.readLine(); // code and letter, for people
        for (int row = 0; row < HEIGHT; row++) {
          String line = lines.readLine();
          for (int col = 0; col < WIDTH; col++) {
            letter[row * WIDTH + col] = line.charAt(col) == '#';
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the alphabet is missing from the jar", e);
    }
    return dots;
  }
}
