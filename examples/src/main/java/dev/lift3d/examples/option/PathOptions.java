package dev.lift3d.examples.option;

import dev.lift3d.core.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The way of the camera and its number of frames. */
public final class PathOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private PathChoice path;
  private int frames;

  /** Creates the options with their defaults. */
  public PathOptions() {}

  @Option(
      names = {"--path", "--views"},
      paramLabel = "PATH",
      defaultValue = "held-out",
      description =
          "The camera's way: held-out, spiral, interpolate, or a list of views as in 0,8,16"
              + " (default: ${DEFAULT-VALUE}).")
  void setPath(String text) {
    try {
      path = PathChoice.parse(text);
    } catch (InputException e) {
      throw new ParameterException(
          command.commandLine(),
          "--path (or --views) is none of held-out, spiral, interpolate, and no list: "
              + e.getMessage(),
          e);
    }
  }

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "60",
      description = "Frames of a spiral or interpolation, 1 to 10000 (default: ${DEFAULT-VALUE}).")
  void setFrames(int n) {
    frames = Checks.between(command, "--frames", n, 1, 10_000);
  }

  /**
   * The way of the camera.
   *
   * @return the choice
   */
  public PathChoice path() {
    return path;
  }

  /**
   * Frames of a spiral or interpolation.
   *
   * @return 1 to 10000
   */
  public int frames() {
    return frames;
  }
}
