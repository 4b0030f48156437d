package dev.lift3d.examples.command;

import dev.lift3d.operators.ListedOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Operators as text: a line each, in columns as wide as they need to be. */
final class OperatorTable {
  private static final List<String> HEADINGS =
      List.of("name", "family", "licence", "channels", "stride", "source");

  private OperatorTable() {}

  static List<String> lines(List<ListedOperator> operators) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    operators.forEach(operator -> rows.add(row(operator)));
    return rows.stream().map(row -> line(row, rows)).toList();
  }

  private static List<String> row(ListedOperator operator) {
    return List.of(
        operator.name(),
        operator.family(),
        operator.licence().isEmpty() ? "-" : operator.licence(),
        operator.grid().map(g -> Integer.toString(g.channels())).orElse("-"),
        operator.grid().map(g -> number(g.stride())).orElse("-"),
        operator.source());
  }

  private static String number(double stride) {
    return stride == Math.rint(stride)
        ? Long.toString((long) stride)
        : String.format(Locale.ROOT, "%.2f", stride);
  }

  private static String line(List<String> row, List<List<String>> all) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = all.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
      line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
