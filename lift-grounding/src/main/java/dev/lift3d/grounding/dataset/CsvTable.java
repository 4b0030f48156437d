package dev.lift3d.grounding.dataset;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of comma-separated values with a row of names (RFC 4180), read as UTF-8. */
final class CsvTable {
  private static final int END = -1;

  private final Path file;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private CsvTable(Path file) {
    this.file = file;
  }

  /** A row; {@code number} counts from 1, the row of names included. */
  final class Row {
    private final List<String> cells;
    private final int number;

    private Row(List<String> cells, int number) {
      this.cells = cells;
      this.number = number;
    }

    String text(String column) {
      return optional(column).orElseThrow(() -> error("has no column " + column));
    }

    Optional<String> optional(String column) {
      Integer at = columns.get(column);
      return at == null ? Optional.empty() : Optional.of(cells.get(at));
    }

    int count(String column) {
      try {
        // Some programs write whole numbers as 3.0.
        double value = Double.parseDouble(text(column).strip());
        if (value >= 0 && value == (int) value) {
          return (int) value;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw error(column + " must be a whole number from 0 on, found '" + text(column) + "'");
    }

    InputException error(String what) {
      return new InputException(file + ", row " + number + ": " + what);
    }
  }

  static CsvTable read(Path file) {
    return CheckedFile.read(
        file,
        channel -> {
          CsvTable table = new CsvTable(file);
          try (Reader in =
              new BufferedReader(
                  new InputStreamReader(
                      Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            table.fill(in);
          }
          return table;
        });
  }

  /** Refuses a table that lacks a column. */
  void require(List<String> names) {
    for (String name : names) {
      if (!columns.containsKey(name)) {
        throw new InputException(file + ", row 1: has no column " + name);
      }
    }
  }

  List<Row> rows() {
    return rows;
  }

  private void fill(Reader in) throws IOException {
    List<String> names = cells(in, 1);
    if (names == null) {
      throw new InputException(file + ": is empty; the first row must name the columns");
    }
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i).replace("\uFEFF", "").strip(), i);
    }
    int number = 2;
    for (List<String> cells = cells(in, 2); cells != null; cells = cells(in, number)) {
      if (cells.size() != 1 || !cells.get(0).isEmpty()) {
        if (cells.size() != names.size()) {
          throw new InputException(
              file
                  + ", row "
                  + number
                  + ": "
                  + cells.size()
                  + " cells in "
                  + names.size()
                  + " columns");
        }
        rows.add(new Row(cells, number));
      }
      number++;
    }
  }

  /** The cells of the next row, or null at the end. */
  private List<String> cells(Reader in, int number) throws IOException {
    int c = in.read();
    if (c == END) {
      return null;
    }
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    while (true) {
      if (quoted) {
        if (c == END) {
          throw new InputException(file + ", row " + number + ": a quotation is not closed");
        }
        if (c == '"') {
          c = in.read();
          if (c != '"') { // two quotes stand for one
            quoted = false;
            continue;
          }
        }
        cell.append((char) c);
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n' || c == END) {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c != ',') {
          return cells;
        }
      } else if (c != '\r') {
        cell.append((char) c);
      }
      c = in.read();
    }
  }
}
