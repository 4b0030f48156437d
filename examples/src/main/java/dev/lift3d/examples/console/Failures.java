package dev.lift3d.examples.console;

import dev.lift3d.core.InputException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line on standard error and an exit code. */
public final class Failures {
  private Failures() {}

  /**
   * Runs a command line.
   *
   * @param commandLine the parser with its commands
   * @param args the arguments
   * @return 0 done, 1 the work failed, 2 wrong use or bad input
   */
  public static int execute(CommandLine commandLine, String... args) {
    commandLine.setParameterExceptionHandler(Failures::wrongUse);
    commandLine.setExecutionExceptionHandler(Failures::failed);
    try {
      return commandLine.execute(args);
    } catch (Error error) {
      // picocli hands on exceptions only; out of memory and missing natives arrive here.
      return report(commandLine.getErr(), error, isVerbose(args));
    }
  }

  private static int wrongUse(ParameterException exception, String[] args) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("lift3d: " + oneLine(exception.getMessage()) + suggestion(exception));
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    if (isVerbose(args)) {
      exception.printStackTrace(err);
    }
    return ExitCode.USAGE;
  }

  private static String suggestion(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }
    return "";
  }

  private static int failed(Exception exception, CommandLine command, ParseResult parsed) {
    boolean verbose = isVerbose(parsed.originalArgs().toArray(String[]::new));
    return report(command.getErr(), exception, verbose);
  }

  private static int report(PrintWriter err, Throwable failure, boolean verbose) {
    err.println("lift3d: " + lineFor(failure) + (verbose ? "" : hintFor(failure)));
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return failure instanceof InputException ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static String lineFor(Throwable failure) {
    if (failure instanceof InputException) {
      return failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory (the Java heap is at most "
          + Runtime.getRuntime().maxMemory() / (1 << 20)
          + " MiB): a smaller --width or fewer --sources need less, java -Xmx gives more";
    }
    if (failure instanceof CancellationException) {
      return "stopped";
    }
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    return message == null ? kind : oneLine(message) + " (" + kind + ")";
  }

  private static String hintFor(Throwable failure) {
    boolean explained = failure instanceof InputException || failure instanceof OutOfMemoryError;
    return explained ? "" : "; --verbose shows where";
  }

  private static boolean isVerbose(String... args) {
    return Arrays.asList(args).contains("--verbose");
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
