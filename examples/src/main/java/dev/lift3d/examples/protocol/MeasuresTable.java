package dev.lift3d.examples.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers as a table for people; columns that no row has are left out.
 *
 * @param title stands above the names of the rows
 */
record MeasuresTable(String title) {
  private static final int MOST_LETTERS = 40;
  private static final int NARROWEST = 7;

  List<String> lines(List<Measures> rows) {
    List<Measure> columns =
        Arrays.stream(Measure.values())
            .filter(m -> rows.stream().anyMatch(row -> row.value(m).isPresent()))
            .toList();
    int width = fitting(title).length();
    for (Measures row : rows) {
      width = Math.max(width, fitting(row.name()).length());
    }
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(padded(title, width));
    columns.forEach(m -> head.append(right(m, m.heading())));
    lines.add(head.toString());
    for (Measures row : rows) {
      StringBuilder line = new StringBuilder(padded(row.name(), width));
      columns.forEach(m -> line.append(right(m, row.value(m).map(m::format).orElse("-"))));
      lines.add(line.toString());
    }
    return lines;
  }

  private static String padded(String name, int width) {
    return String.format("%-" + width + "s", fitting(name));
  }

  /** The end of a name tells more than its beginning, which may be folders. */
  private static String fitting(String name) {
    return name.length() > MOST_LETTERS
        ? ".." + name.substring(name.length() - MOST_LETTERS + 2)
        : name;
  }

  private static String right(Measure column, String text) {
    return String.format("  %" + Math.max(NARROWEST, column.heading().length()) + "s", text);
  }
}
