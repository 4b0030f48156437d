package dev.lift3d.examples.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a protocol found.
 *
 * @param protocol its name
 * @param scenes each scene, in the order in which they were named
 * @param mean the means over the scenes, of rows that all of them have
 */
public record ProtocolReport(String protocol, List<SceneMeasures> scenes, List<Measures> mean) {
  /**
   * Adds the means.
   *
   * @param protocol its name
   * @param scenes at least one
   * @return the report
   */
  public static ProtocolReport of(String protocol, List<SceneMeasures> scenes) {
    List<Measures> means = new ArrayList<>();
    for (Measures first : scenes.get(0).rows()) {
      List<Measures> alike =
          scenes.stream().flatMap(scene -> named(scene, first.name()).stream()).toList();
      if (alike.size() == scenes.size()) {
        means.add(Measures.mean(first.name(), alike));
      }
    }
    return new ProtocolReport(protocol, List.copyOf(scenes), means);
  }

  private static Optional<Measures> named(SceneMeasures scene, String name) {
    return scene.rows().stream().filter(row -> row.name().equals(name)).findFirst();
  }

  /**
   * The report as text: a table a scene with its notes, and the means if there are several scenes.
   *
   * @return the lines
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (SceneMeasures scene : scenes) {
      List<Measures> rows = new ArrayList<>(scene.views());
      rows.addAll(scene.rows());
      lines.addAll(new MeasuresTable(scene.scene()).lines(rows));
      lines.addAll(scene.notes());
      lines.add("");
    }
    if (scenes.size() > 1) {
      lines.addAll(new MeasuresTable("mean of " + scenes.size() + " scenes").lines(mean));
      lines.add("");
    }
    return lines;
  }
}
