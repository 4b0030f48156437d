package dev.lift3d.examples.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class FailuresTest {
  private final StringWriter err = new StringWriter();

  @Test
  void workThatSucceedsGivesItsOwnCode() {
    assertEquals(0, run(() -> 0));
    assertEquals("", err.toString());
  }

  @Test
  void badInputIsOneLineAndTwo() {
    int code =
        run(
            () -> {
              throw new InputException("poses.txt, row 3:\n 11 numbers, expected 12");
            });
    assertEquals(2, code);
    assertEquals("lift3d: poses.txt, row 3: 11 numbers, expected 12\n", printed());
  }

  @Test
  void anyOtherFailureIsOneLineAndOne() {
    int code =
        run(
            () -> {
              throw new IOException("disk\nfull");
            });
    assertEquals(1, code);
    assertEquals("lift3d: disk full (IOException); --verbose shows where\n", printed());
  }

  @Test
  void outOfMemoryIsOneLineAndOne() {
    int code =
        run(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertEquals(1, code);
    assertTrue(printed().matches("lift3d: out of memory .*--width.*\\n"), printed());
  }

  @Test
  void verboseAddsTheStackTrace() {
    int code =
        run(
            () -> {
              throw new IllegalStateException("broken");
            },
            "--verbose");
    assertEquals(1, code);
    assertTrue(printed().startsWith("lift3d: broken (IllegalStateException)\n"), printed());
    assertTrue(printed().contains("at dev.lift3d.examples.console.FailuresTest"), printed());
  }

  private int run(Callable<Integer> work, String... args) {
    CommandLine commandLine = new CommandLine(new Work(work));
    commandLine.setErr(new PrintWriter(err, true));
    return Failures.execute(commandLine, args);
  }

  private String printed() {
    return err.toString().replace("\r\n", "\n");
  }

  @Command(name = "work")
  private static final class Work implements Callable<Integer> {
    private final Callable<Integer> work;

    @Option(names = "--verbose")
    private boolean verbose;

    Work(Callable<Integer> work) {
      this.work = work;
    }

    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }
}
