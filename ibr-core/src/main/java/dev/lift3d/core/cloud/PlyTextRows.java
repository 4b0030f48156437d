package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/** Rows as lines of text. Empty lines are skipped; a row with too few or too many is refused. */
final class PlyTextRows implements PlyRows {
  private final PlyInput in;
  private final String where;
  private final StringBuilder line = new StringBuilder();
  private long row;
  private StringTokenizer words;

  PlyTextRows(PlyInput in, long firstRow, String where) {
    this.in = in;
    this.where = where;
    this.row = firstRow - 1;
  }

  @Override
  public PlyElement read(PlyHeader.Element element) throws IOException {
    PlyColumn[] columns =
        element.properties().stream()
            .map(p -> new PlyColumn(p, element.count(), where + ": element " + element.name()))
            .toArray(PlyColumn[]::new);
    for (int i = 0; columns.length > 0 && i < element.count(); i++) {
      nextRow(element);
      for (int p = 0; p < columns.length; p++) {
        cell(columns[p], element.properties().get(p));
      }
      if (words.hasMoreTokens()) {
        throw error("more values than properties, the first is " + shown(words.nextToken()));
      }
    }
    return new PlyElement(
        element.name(), element.count(), List.of(columns).stream().map(PlyColumn::finish).toList());
  }

  private void nextRow(PlyHeader.Element element) throws IOException {
    do {
      String text = in.textLine(line);
      row++;
      if (text == null) {
        throw new InputException(
            where + ": ends within element " + element.name() + "; the file is cut short");
      }
      words = new StringTokenizer(text, " \t\f\u000B\0");
    } while (!words.hasMoreTokens());
  }

  private void cell(PlyColumn column, PlyHeader.Property property) {
    Optional<ElementType> countType = property.countType();
    if (countType.isEmpty()) {
      column.put(number(property.name(), column.type));
      return;
    }
    double length = number(property.name(), countType.get());
    // Each value is a word, so that no more of them can follow than there are.
    if (length < 0 || length > words.countTokens()) {
      throw error("property " + property.name() + ": a list of " + (long) length + " values");
    }
    column.length((int) length);
    for (int i = 0; i < length; i++) {
      column.put(number(property.name(), column.type));
    }
  }

  private double number(String property, ElementType type) {
    if (!words.hasMoreTokens()) {
      throw error("no value for property " + property);
    }
    String word = words.nextToken();
    double value = parse(word, property, type);
    if (PlyTypes.isInteger(type)
        && !(value >= PlyTypes.least(type)
            && value <= PlyTypes.most(type)
            && value == Math.rint(value))) {
      throw error(
          "property " + property + " is a " + PlyTypes.name(type) + ", found " + shown(word));
    }
    return value;
  }

  private double parse(String word, String property, ElementType type) {
    try {
      // Rounded once: by way of a double, some singles would come out beside themselves.
      return type == ElementType.F32 ? Float.parseFloat(word) : Double.parseDouble(word);
    } catch (NumberFormatException e) {
      // what C's printf makes of numbers that are none
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "nan", "-nan", "+nan", "nan(ind)", "-nan(ind)", "-1.#ind", "1.#qnan" -> Double.NaN;
        case "inf", "+inf", "infinity", "1.#inf" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity", "-1.#inf" -> Double.NEGATIVE_INFINITY;
        default -> throw error("property " + property + ": '" + shown(word) + "' is no number");
      };
    }
  }

  private InputException error(String what) {
    return new InputException(where + ", row " + row + ": " + what);
  }

  private static String shown(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "...";
  }
}
