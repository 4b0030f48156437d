package dev.lift3d.examples;

import dev.lift3d.examples.command.CheckCommand;
import dev.lift3d.examples.command.DemoCommand;
import dev.lift3d.examples.command.EvaluateCommand;
import dev.lift3d.examples.command.FieldCommand;
import dev.lift3d.examples.command.LiftCommand;
import dev.lift3d.examples.command.OperatorsCommand;
import dev.lift3d.examples.command.SplatCommand;
import dev.lift3d.examples.command.TrainCommand;
import dev.lift3d.examples.console.Failures;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code lift3d} command line. */
@Command(
    name = "lift3d",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lifts any 2D vision model to 3D: posed photographs in, consistent views out.",
    subcommands = {
      DemoCommand.class,
      CheckCommand.class,
      LiftCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      OperatorsCommand.class,
      FieldCommand.class,
      SplatCommand.class
    },
    footer = {
      "",
      "'lift3d COMMAND --help' explains a command. 'lift3d' stands for",
      "'java -jar examples/target/lift3d.jar'.",
      "Exit codes: 0 done, 1 the work failed, 2 wrong use or bad input."
    })
public final class Lift3d implements Runnable {
  @Spec private CommandSpec spec;

  /** The command line without a command: only {@link #main} and picocli create it. */
  Lift3d() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args what stands behind {@code lift3d} on the command line
   */
  public static void main(String[] args) {
    // The logger reads its level once, so this cannot wait until the options are parsed.
    if (List.of(args).contains("--verbose")) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
    }
    Locale.setDefault(Locale.ROOT); // numbers are written with a point in every country
    System.exit(run(args));
  }

  /**
   * Runs a command; whatever goes wrong is one line on standard error.
   *
   * @param args what stands behind {@code lift3d} on the command line
   * @return 0 done, 1 the work failed, 2 wrong use or bad input
   */
  public static int run(String... args) {
    return Failures.execute(commandLine(), args);
  }

  /**
   * The command line with all its commands.
   *
   * @return a fresh parser
   */
  static CommandLine commandLine() {
    return new CommandLine(new Lift3d())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100);
  }

  /** Called when no command is named, which is a wrong use. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "which command? One of " + String.join(", ", spec.subcommands().keySet()));
  }
}
