package dev.lift3d.examples.bench;

import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures splatting and prints the README's table: 10,000 Gaussians at 512 x 512 pixels beside the
 * tensor reference of gsplat, and time against blended pairs.
 */
public final class SplatReport {
  /** What gsplat's tensor reference takes on two cores of this kind, tile lists not counted. */
  private static final String[] REFERENCE = {"0.70 s", "0.98 s", "1.17 s", "2.13 s"};

  private static final int[] CHANNELS = {3, 32};

  private final int repeats;
  private final Workers workers;

  private SplatReport(int repeats, Workers workers) {
    this.repeats = repeats;
    this.workers = workers;
  }

  /**
   * Measures and prints.
   *
   * @param args how often each part is repeated; 15 if absent
   */
  public static void main(String[] args) {
    int repeats = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    try (Workers workers = Workers.perProcessor()) {
      System.out.printf(
          Locale.ROOT,
          "%d workers, Java %s, median of %d; %d Gaussians, %d x %d pixels%n%n",
          workers.count(),
          Runtime.version().feature(),
          repeats,
          SplatWork.COUNT,
          SplatWork.SIDE,
          SplatWork.SIDE);
      SplatReport report = new SplatReport(repeats, workers);
      report.besideTheReference();
      report.againstPairs();
    }
  }

  private void besideTheReference() {
    System.out.println("| channels | | this library | gsplat's tensor reference | pairs a pixel |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (int i = 0; i < CHANNELS.length; i++) {
      SplatWork work = new SplatWork(SplatWork.COUNT, CHANNELS[i], SplatWork.TYPICAL_SIZE, workers);
      double pairs = (double) work.pairs() / (SplatWork.SIDE * SplatWork.SIDE);
      print(CHANNELS[i], "forward", median(work::forward), REFERENCE[2 * i], pairs);
      print(CHANNELS[i], "forward, backward", median(work::both), REFERENCE[2 * i + 1], pairs);
    }
    System.out.println();
  }

  private static void print(
      int channels, String what, double seconds, String reference, double pairs) {
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %.1f ms | %s | %.1f |%n",
        channels,
        what,
        1e3 * seconds,
        reference,
        pairs);
  }

  private void againstPairs() {
    System.out.println("| Gaussians | million pairs | forward | with backward | ns a pair |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (int count = 5_000; count <= 40_000; count *= 2) {
      SplatWork work = new SplatWork(count, CHANNELS[1], SplatWork.TYPICAL_SIZE, workers);
      double pairs = work.pairs();
      double forward = median(work::forward);
      double both = median(work::both);
      System.out.printf(
          Locale.ROOT,
          "| %d | %.2f | %.1f ms | %.1f ms | %.1f |%n",
          count,
          1e-6 * pairs,
          1e3 * forward,
          1e3 * both,
          1e9 * both / pairs);
    }
  }

  private double median(Runnable work) {
    for (int i = 0; i < repeats; i++) {
      work.run();
    }
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      long start = System.nanoTime();
      work.run();
      seconds[i] = (System.nanoTime() - start) * 1e-9;
    }
    Arrays.sort(seconds);
    return seconds[repeats / 2];
  }
}
