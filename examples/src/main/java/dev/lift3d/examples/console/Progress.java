package dev.lift3d.examples.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Progress of long work on standard error: a bar with the time left on a terminal, else a line now
 * and then.
 *
 * <p>Safe to call from several threads. Always used in try-with-resources, so that the bar's line
 * ends before anything else is printed.
 */
public final class Progress implements AutoCloseable {
  private static final long LINE_EVERY_NANOS = 15_000_000_000L;
  private static final Progress SILENT = new Progress(null, null);

  private final ProgressBar bar;
  private final ProgressLines lines;

  private Progress(ProgressBar bar, ProgressLines lines) {
    this.bar = bar;
    this.lines = lines;
  }

  /**
   * Starts.
   *
   * @param task what is being done, a word or two
   * @param steps how many steps there are, at least 1
   * @param quiet true for no output at all
   * @return the progress, at 0
   */
  public static Progress start(String task, long steps, boolean quiet) {
    if (quiet) {
      return SILENT;
    }
    return isTerminal() ? bar(task, steps) : lines(task, steps, System.err, System::nanoTime);
  }

  /**
   * Progress in lines.
   *
   * @param task what is being done
   * @param steps how many steps there are
   * @param out where the lines go
   * @param nanoTime the clock
   * @return the progress, at 0
   */
  static Progress lines(String task, long steps, PrintStream out, LongSupplier nanoTime) {
    return new Progress(null, new ProgressLines(task, steps, LINE_EVERY_NANOS, out, nanoTime));
  }

  /** One step more is done. */
  public void step() {
    if (bar != null) {
      bar.step();
    } else if (lines != null) {
      lines.stepBy(1);
    }
  }

  /**
   * So many steps are done in all; a resumed run starts with this.
   *
   * @param done steps done, 0 to the number of steps
   */
  public void stepTo(long done) {
    if (bar != null) {
      bar.stepTo(done);
    } else if (lines != null) {
      lines.stepTo(done);
    }
  }

  /**
   * So many steps more are done.
   *
   * @param steps how many
   */
  public void stepBy(long steps) {
    if (bar != null) {
      bar.stepBy(steps);
    } else if (lines != null) {
      lines.stepBy(steps);
    }
  }

  /**
   * A short note beside the steps, such as the current loss.
   *
   * @param note a few words
   */
  public void note(String note) {
    if (bar != null) {
      bar.setExtraMessage(" " + note);
    } else if (lines != null) {
      lines.note(note);
    }
  }

  /** Ends the line of the bar; the last line of a list says how far it came. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    } else if (lines != null) {
      lines.close();
    }
  }

  private static Progress bar(String task, long steps) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setUpdateIntervalMillis(500)
            .build();
    return new Progress(bar, null);
  }

  /** Java knows of a console only for all three streams; Linux tells about standard error alone. */
  private static boolean isTerminal() {
    Path standardError = Path.of("/proc/self/fd/2");
    if (Files.isSymbolicLink(standardError)) {
      try {
        String target = Files.readSymbolicLink(standardError).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      } catch (IOException e) {
        return false;
      }
    }
    return System.console() != null;
  }
}
