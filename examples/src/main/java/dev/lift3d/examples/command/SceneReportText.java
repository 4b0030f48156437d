package dev.lift3d.examples.command;

import dev.lift3d.core.scene.check.SceneReport;
import dev.lift3d.core.scene.check.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A scene report as text: a word in front, what is to say behind it. */
final class SceneReportText {
  private final List<String> lines = new ArrayList<>();

  private SceneReportText() {}

  static List<String> lines(SceneReport report) {
    SceneReportText text = new SceneReportText();
    text.contents(report);
    text.cameras(report.cameras());
    text.depths(report.depths());
    text.coverage(report.coverage());
    report.contents().notes().forEach(note -> text.line("note", "%s", note));
    report.warnings().forEach(warning -> text.line("warning", "%s", warning));
    if (report.warnings().isEmpty()) {
      text.lines.add(line("warning", "none"));
    }
    return text.lines;
  }

  /** One line of the report. */
  static String line(String word, String text) {
    return String.format(Locale.ROOT, "%-12s %s", word, text);
  }

  private void contents(SceneReport report) {
    SceneReport.Contents contents = report.contents();
    SceneReport.Photographs pictures = report.photographs();
    line("scene", "%s", contents.name());
    line("format", "%s", contents.format());
    line("views", "%d", contents.views());
    line(
        "images",
        "%s",
        pictures.sizes().stream()
            .map(s -> s.views() + " of " + s.width() + " x " + s.height() + " pixels")
            .collect(Collectors.joining(", ")));
    line("extras", "%d depth maps, %d masks", pictures.withDepth(), pictures.withMask());
    pictures
        .brightness()
        .ifPresent(b -> line("brightness", "%s, %d read", spread(b), pictures.read()));
  }

  private void cameras(SceneReport.Cameras cameras) {
    line(
        "lens",
        "focal length %s pixels, field of view %s degrees, centre off by %s pixels",
        spread(cameras.focalLength()),
        spread(cameras.fieldOfView()),
        spread(cameras.principalPointOffset()));
    line("extent", "%s around the cameras", number(cameras.extent()));
    cameras
        .neighbourDistance()
        .ifPresent(d -> line("baseline", "%s to the nearest other camera", spread(d)));
  }

  private void depths(SceneReport.Depths depths) {
    line("depth", "%s to %s", number(depths.range().near()), number(depths.range().far()));
    line("by view", "near %s, far %s", spread(depths.near()), spread(depths.far()));
    String seen = depths.pointsPerView().map(p -> ", " + spread(p) + " in a view").orElse("");
    line("points", "%d%s", depths.points(), seen);
  }

  private void coverage(SceneReport.Coverage coverage) {
    line(
        "coverage",
        "%s other views see a ray (%d rays of %d target views)",
        spread(coverage.viewsPerRay()),
        coverage.rays(),
        coverage.targets());
    line("poorly seen", "%.1f %% of the rays, by fewer than two", 100 * coverage.poorlySeen());
  }

  /** "median (min to max)", or one number where there is no difference to speak of. */
  private static String spread(Spread s) {
    String median = number(s.median());
    String min = number(s.min());
    String max = number(s.max());
    return min.equals(max) ? median : median + " (" + min + " to " + max + ")";
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) || Math.abs(value) >= 100;
    return String.format(Locale.ROOT, whole && Math.abs(value) < 1e9 ? "%.0f" : "%.3g", value);
  }

  private void line(String word, String format, Object... values) {
    String text = String.format(Locale.ROOT, format, values);
    lines.add(line(word, text));
  }
}
