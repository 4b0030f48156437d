package dev.lift3d.examples.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Scores as a table for people: a row a view, the means last. Columns that nobody has are left out.
 */
public final class ScoreTable {
  private static final int NAME_WIDTH = 24;

  /** One column: heading, format and value. */
  private record Column(String heading, String format, Function<Scores, Optional<Double>> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("PSNR", "%.2f", s -> Optional.of(s.psnr())),
          new Column("SSIM", "%.4f", s -> Optional.of(s.ssim())),
          new Column("seconds", "%.2f", s -> Optional.of(s.seconds())),
          new Column("rays/s", "%.0f", s -> Optional.of(s.raysPerSecond())),
          new Column("feature MSE", "%.4g", Scores::featureMse),
          new Column("same class", "%.4f", Scores::labelAgreement),
          new Column("depth error", "%.4f", Scores::depthError));

  private ScoreTable() {}

  /**
   * Writes a report as a table.
   *
   * @param report the report
   * @return the lines
   */
  public static List<String> lines(EvaluationReport report) {
    List<Column> columns =
        COLUMNS.stream().filter(c -> c.value.apply(report.mean()).isPresent()).toList();
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(name("view"));
    columns.forEach(c -> head.append(right(c, c.heading)));
    lines.add(head.toString());
    report.views().forEach(v -> lines.add(row(v.name(), v.scores(), columns)));
    lines.add(row("mean", report.mean(), columns));
    return lines;
  }

  private static String row(String name, Scores scores, List<Column> columns) {
    StringBuilder row = new StringBuilder(name(name));
    for (Column c : columns) {
      row.append(
          right(
              c,
              c.value.apply(scores).map(v -> String.format(Locale.ROOT, c.format, v)).orElse("-")));
    }
    return row.toString();
  }

  private static String name(String name) {
    String fitting =
        name.length() > NAME_WIDTH ? ".." + name.substring(name.length() - NAME_WIDTH + 2) : name;
    return String.format("%-" + NAME_WIDTH + "s", fitting);
  }

  private static String right(Column column, String text) {
    return String.format("  %" + Math.max(7, column.heading.length()) + "s", text);
  }
}
