package dev.lift3d.examples.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of option values; a failed one is a wrong use of the command. */
final class Checks {
  private Checks() {}

  static int between(CommandSpec command, String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          command.commandLine(),
          option + " must be between " + least + " and " + most + ", found " + value);
    }
    return value;
  }

  static double between(
      CommandSpec command, String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new ParameterException(
          command.commandLine(),
          option + " must be between " + least + " and " + most + ", found " + value);
    }
    return value;
  }

  static Path folder(CommandSpec command, String what, Path path) {
    if (!Files.isDirectory(path)) {
      String found = Files.exists(path) ? "is a file" : "does not exist";
      throw new ParameterException(
          command.commandLine(), what + " must be a folder: " + path + " " + found);
    }
    return path;
  }

  static Path file(CommandSpec command, String option, Path path) {
    if (!Files.isRegularFile(path)) {
      String found = Files.exists(path) ? "is a folder" : "does not exist";
      throw new ParameterException(
          command.commandLine(), option + " must be a file: " + path + " " + found);
    }
    return path;
  }
}
