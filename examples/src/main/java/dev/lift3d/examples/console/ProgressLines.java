package dev.lift3d.examples.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Progress for logs: a line now and then, and one at the end. */
final class ProgressLines {
  private final String task;
  private final long steps;
  private final long interval;
  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final long started;

  private long lastLine;
  private long startedFrom;
  private long done;
  private String note = "";

  ProgressLines(
      String task, long steps, long intervalNanos, PrintStream out, LongSupplier nanoTime) {
    if (steps < 1) {
      throw new IllegalArgumentException("work has at least 1 step, found " + steps);
    }
    this.task = task;
    this.steps = steps;
    this.interval = intervalNanos;
    this.out = out;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.lastLine = started;
  }

  synchronized void note(String text) {
    note = text;
  }

  synchronized void stepTo(long count) {
    // The first call of a resumed run jumps; what was done before says nothing about the speed.
    if (done == 0 && count > 1) {
      startedFrom = count;
    }
    advance(count);
  }

  synchronized void stepBy(long steps) {
    advance(done + steps);
  }

  private void advance(long count) {
    done = count;
    long now = nanoTime.getAsLong();
    if (now - lastLine >= interval && done < steps) {
      lastLine = now;
      print(", " + timeLeft(now) + " left");
    }
  }

  synchronized void close() {
    print(" in " + duration(nanoTime.getAsLong() - started));
  }

  private void print(String end) {
    String beside = note.isEmpty() ? "" : ", " + note;
    long percent = 100 * done / steps;
    out.printf(Locale.ROOT, "%s: %d of %d (%d %%)%s%s%n", task, done, steps, percent, beside, end);
    out.flush();
  }

  private String timeLeft(long now) {
    long here = done - startedFrom;
    return here < 1 ? "unknown time" : duration((now - started) / here * (steps - done));
  }

  private static String duration(long nanos) {
    long seconds = Math.round(nanos / 1e9);
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 120
        ? minutes + " min"
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600.0);
  }
}
