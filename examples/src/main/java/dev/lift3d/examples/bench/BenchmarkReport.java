package dev.lift3d.examples.bench;

import dev.lift3d.core.tensor.TensorEngine;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.RaySampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Measures everything a few times and prints the README's table. Without JMH, so that the peak of
 * memory is the work's alone.
 */
public final class BenchmarkReport {
  /** What the original implementation reaches on two cores of this kind; its own peak of memory. */
  private static final String ORIGINAL_RAYS = "219 rays/s";

  private static final String ORIGINAL_MEMORY = "7.4 GB";
  private static final String ORIGINAL_ENCODE = "2.4 s";
  private static final String ORIGINAL_STEP = "12.7 s";

  private final int repeats;
  private final Workers workers;
  private final BenchScene scene;
  private final List<String[]> rows = new ArrayList<>();

  private BenchmarkReport(int repeats, Workers workers) {
    this.repeats = repeats;
    this.workers = workers;
    this.scene = BenchScene.make(workers);
  }

  /**
   * Measures and prints.
   *
   * @param args how often each part is repeated; 5 if absent
   */
  public static void main(String[] args) {
    int repeats = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    try (Workers workers = Workers.perProcessor()) {
      System.out.printf(
          Locale.ROOT,
          "%d workers, Java %s, %s, median of %d; %d views of %d x %d, %d + %d samples a ray%n%n",
          workers.count(),
          Runtime.version().feature(),
          TensorEngine.description(),
          repeats,
          BenchScene.VIEWS,
          BenchScene.WIDTH,
          BenchScene.HEIGHT,
          RaySampling.EXACT.coarse(),
          RaySampling.EXACT.fine());
      new BenchmarkReport(repeats, workers).run();
    }
  }

  private void run() {
    List<String> labels = List.of("", "compact", "original size", "original implementation");
    List<String> compact = column(LiftingSettings.COMPACT);
    List<String> large = column(LiftingSettings.IBRNET);
    row(labels.get(0), labels.get(1), labels.get(2), labels.get(3));
    row("---", "---", "---", "---");
    row("encode 10 views", compact.get(0), large.get(0), ORIGINAL_ENCODE);
    row("coarse pass", compact.get(1), large.get(1), "");
    row("fine pass", compact.get(2), large.get(2), "");
    row("render colours and depth", compact.get(3), large.get(3), ORIGINAL_RAYS);
    row("blend 256 channels", compact.get(4), large.get(4), "");
    row("peak memory, rendering", compact.get(5), large.get(5), ORIGINAL_MEMORY);
    row("training step of 512 rays", compact.get(6), large.get(6), ORIGINAL_STEP);
    row("peak memory, training", compact.get(7), large.get(7), "");
    rows.forEach(cells -> System.out.println("| " + String.join(" | ", cells) + " |"));
    System.out.println();
    matrices();
  }

  private void row(String... cells) {
    rows.add(cells);
  }

  private List<String> column(LiftingSettings settings) {
    List<String> cells = new ArrayList<>();
    MultiplyAdds cost = MultiplyAdds.of(settings.aggregator());
    int coarse = RaySampling.EXACT.coarse();
    int all = coarse + RaySampling.EXACT.fine();
    PeakMemory.reset();
    try (RenderWork work = new RenderWork(settings, scene, workers)) {
      cells.add(seconds(median(work::encode)));
      cells.add(rays(median(work::coarse), cost.ofRay(coarse, BenchScene.VIEWS)));
      cells.add(rays(median(work::fine), cost.ofRay(all, BenchScene.VIEWS)));
      double plain = median(work::render);
      cells.add(
          rays(plain, cost.ofRay(coarse, BenchScene.VIEWS) + cost.ofRay(all, BenchScene.VIEWS)));
      double blend = median(work::renderWithFeatures) - plain;
      cells.add(
          blend > 0
              ? String.format(Locale.ROOT, "%.0f rays/s", RenderWork.RAYS / blend)
              : "below noise");
    }
    cells.add(peak());
    PeakMemory.reset();
    try (TrainingWork work = new TrainingWork(settings, scene, workers)) {
      cells.add(seconds(median(work::run)));
    }
    cells.add(peak());
    return cells;
  }

  private void matrices() {
    try (MatrixWork work = new MatrixWork(workers)) {
      double one = 2e-9 * MatrixWork.MULTIPLY_ADDS;
      System.out.printf(
          Locale.ROOT,
          "A product of %d x %d matrices reaches %.0f GFLOP/s in the same run: one for each worker"
              + " side by side; %.0f when the workers' threads share one.%n",
          MatrixWork.SIZE,
          MatrixWork.SIZE,
          workers.count() * one / median(work::sideBySide),
          one / median(work::together));
    }
  }

  private double median(Runnable work) {
    work.run();
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      long start = System.nanoTime();
      work.run();
      seconds[i] = (System.nanoTime() - start) * 1e-9;
    }
    Arrays.sort(seconds);
    return seconds[repeats / 2];
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  private static String rays(double seconds, long multiplyAdds) {
    double rate = RenderWork.RAYS / seconds;
    return String.format(
        Locale.ROOT, "%.0f rays/s, %.0f GFLOP/s", rate, 2e-9 * multiplyAdds * rate);
  }

  private static String peak() {
    OptionalLong bytes = PeakMemory.bytes();
    return bytes.isEmpty()
        ? "unknown"
        : String.format(Locale.ROOT, "%.2f GB", bytes.getAsLong() / 1e9);
  }
}
