package dev.lift3d.examples.lifting;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Seconds that each stage of the work has taken so far. Not for several threads. */
public final class StageTimes {
  /** The stages of lifting. */
  public enum Stage {
    /** Source views, by the image network and the operator. */
    ENCODE,
    /** Colour, depth and confidence. */
    RENDER,
    /** The operator's features. */
    FEATURES,
    /** The operator's prediction. */
    DECODE,
    /** Pictures and arrays. */
    WRITE;

    /** As written in a report. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

  /** Nothing has taken any time yet. */
  public StageTimes() {}

  /**
   * Does something and adds the time it took.
   *
   * @param stage which stage it belongs to
   * @param work what to do
   * @param <T> type of the result
   * @return what the work returned
   */
  public <T> T time(Stage stage, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      nanos.merge(stage, System.nanoTime() - start, Long::sum);
    }
  }

  /**
   * Does something and adds the time it took.
   *
   * @param stage which stage it belongs to
   * @param work what to do
   */
  public void run(Stage stage, Runnable work) {
    time(
        stage,
        () -> {
          work.run();
          return stage;
        });
  }

  /**
   * The time of a stage.
   *
   * @param stage the stage
   * @return seconds, 0 if it never ran
   */
  public double seconds(Stage stage) {
    return nanos.getOrDefault(stage, 0L) / 1e9;
  }

  /**
   * The times of the stages that ran, to the millisecond.
   *
   * @return seconds by the stage's name, in the order of the work
   */
  public Map<String, Double> report() {
    Map<String, Double> report = new LinkedHashMap<>();
    nanos.keySet().forEach(s -> report.put(s.toString(), Math.round(1000 * seconds(s)) / 1000.0));
    return report;
  }
}
