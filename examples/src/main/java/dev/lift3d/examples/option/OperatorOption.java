package dev.lift3d.examples.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The 2D model to lift. */
public final class OperatorOption {
  @Option(
      names = "--operator",
      paramLabel = "NAME|FOLDER",
      description =
          "The 2D model to lift: a name of 'lift3d operators', or a folder with encoder,"
              + " decoder and descriptor.")
  private String operator;

  /** Creates the option, not set. */
  public OperatorOption() {}

  /**
   * The operator asked for.
   *
   * @return a name or a folder, as typed; empty if only colours are wanted
   */
  public Optional<String> operator() {
    return Optional.ofNullable(operator);
  }
}
