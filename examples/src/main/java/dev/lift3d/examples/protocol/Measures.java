package dev.lift3d.examples.protocol;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lift3d.examples.evaluation.Scores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table.
 *
 * @param name what was measured: a method, a view, a number of views
 * @param values the numbers; in JSON they stand beside the name
 */
public record Measures(String name, @JsonIgnore Map<Measure, Double> values) {
  /** Copies the values, in the order of the columns. */
  public Measures {
    Map<Measure, Double> ordered = new EnumMap<>(Measure.class);
    ordered.putAll(values);
    values = Collections.unmodifiableMap(ordered);
  }

  /**
   * The scores of a view, or their means.
   *
   * @param name the row's name
   * @param scores what the view scored
   * @return the row
   */
  public static Measures of(String name, Scores scores) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      measure.of(scores).ifPresent(value -> values.put(measure, value));
    }
    return new Measures(name, values);
  }

  /**
   * One number.
   *
   * @param measure which
   * @return empty if the row lacks it
   */
  public Optional<Double> value(Measure measure) {
    return Optional.ofNullable(values.get(measure));
  }

  /**
   * Means over rows of one kind, of what all of them have.
   *
   * @param name the new row's name
   * @param rows at least one
   * @return the means
   */
  static Measures mean(String name, List<Measures> rows) {
    Map<Measure, Double> means = new EnumMap<>(Measure.class);
    for (Measure measure : rows.get(0).values.keySet()) {
      List<Double> found = new ArrayList<>();
      rows.forEach(row -> row.value(measure).ifPresent(found::add));
      if (found.size() == rows.size()) {
        means.put(measure, found.stream().mapToDouble(d -> d).average().orElseThrow());
      }
    }
    return new Measures(name, means);
  }

  /** The values by their keys. */
  @JsonAnyGetter
  Map<String, Double> keyed() {
    Map<String, Double> keyed = new LinkedHashMap<>();
    values.forEach((measure, value) -> keyed.put(measure.key(), value));
    return keyed;
  }
}
