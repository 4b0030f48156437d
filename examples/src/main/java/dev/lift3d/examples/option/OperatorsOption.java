package dev.lift3d.examples.option;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The 2D models to measure with: one, or several where a table compares them. */
public final class OperatorsOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--operator",
      paramLabel = "NAME|FOLDER",
      split = ",",
      description =
          "The 2D model to lift: a name of 'lift3d operators', or a folder with encoder,"
              + " decoder and descriptor; for the ablation several, separated by commas.")
  private List<String> operators = List.of();

  /** Creates the option, not set. */
  public OperatorsOption() {}

  /**
   * All operators asked for.
   *
   * @return names or folders, as typed; none if only colours are wanted
   */
  public List<String> all() {
    return List.copyOf(operators);
  }

  /**
   * The one operator asked for.
   *
   * @return empty if only colours are wanted
   */
  public Optional<String> one() {
    if (operators.size() > 1) {
      throw new ParameterException(
          command.commandLine(),
          "--operator: several only with --protocol ablation, found " + operators);
    }
    return operators.stream().findFirst();
  }
}
