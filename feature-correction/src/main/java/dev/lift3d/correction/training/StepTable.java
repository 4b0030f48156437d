package dev.lift3d.correction.training;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A CSV file whose first column is a step, growing line by line while a training runs. */
final class StepTable {
  private static final String FIRST_COLUMN = "step,";

  private final Path file;

  StepTable(Path file) {
    this.file = file;
  }

  /**
   * Adds a line, after the header if the file is new.
   *
   * @param header names of the columns after the step
   * @param step the step
   * @param cells the other columns
   */
  void append(String header, long step, String cells) {
    String line = step + "," + cells;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      List<String> lines =
          Files.exists(file) && Files.size(file) > 0
              ? List.of(line)
              : List.of(FIRST_COLUMN + header, line);
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new InputException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Drops the lines of later steps, and what a crash left of a line.
   *
   * @param last the last step to keep
   */
  void cutAfter(long last) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      int columns = lines.isEmpty() ? 0 : columns(lines.get(0));
      List<String> kept =
          lines.stream()
              .filter(
                  line ->
                      line.startsWith(FIRST_COLUMN)
                          || (columns(line) == columns && stepOf(line) <= last))
              .toList();
      String text = kept.isEmpty() ? "" : String.join("\n", kept) + "\n";
      WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static int columns(String line) {
    return line.split(",", -1).length;
  }

  private static long stepOf(String line) {
    try {
      return Long.parseLong(line.substring(0, Math.max(0, line.indexOf(','))));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
