package dev.lift3d.core.scene.format;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text file read line by line, each line knowing its number. */
final class TextFile implements Closeable {
  private final Path file;
  private final BufferedReader reader;
  private long row;

  TextFile(Path file) {
    this.file = file;
    try {
      this.reader =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), 1 << 16);
    } catch (IOException e) {
      throw Place.of(file).error("cannot be opened (" + e + ")");
    }
  }

  /** All rows that are neither empty nor comments. */
  static List<Tokens> rows(Path file) {
    List<Tokens> rows = new ArrayList<>();
    try (TextFile text = new TextFile(file)) {
      for (Tokens t = text.next(); t != null; t = text.next()) {
        rows.add(t);
      }
    }
    return rows;
  }

  /** All numbers of the file, whatever its lines; comments left out. */
  static double[] numbers(Path file, int expected, String what) {
    double[] out = new double[expected];
    int n = 0;
    for (Tokens t : rows(file)) {
      while (t.more()) {
        if (n == expected) {
          throw t.place().error("more than the " + expected + " numbers of " + what);
        }
        out[n++] = t.anyNumber(what);
      }
    }
    if (n < expected) {
      throw Place.of(file).error("expected " + expected + " numbers of " + what + ", found " + n);
    }
    return out;
  }

  /** The next line that is neither empty nor a comment, or null at the end. */
  Tokens next() {
    String line = nextLine();
    while (line != null && (line.isBlank() || line.stripLeading().startsWith("#"))) {
      line = nextLine();
    }
    return line == null ? null : new Tokens(line, Place.row(file, row));
  }

  /** The next line as it is, or null at the end. */
  String nextLine() {
    try {
      row++;
      return reader.readLine();
    } catch (IOException e) {
      throw Place.row(file, row).error("cannot be read (" + e + ")");
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw Place.of(file).error("cannot be closed (" + e + ")");
    }
  }
}
