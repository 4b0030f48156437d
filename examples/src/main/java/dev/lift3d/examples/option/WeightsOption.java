package dev.lift3d.examples.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The trained weights. */
public final class WeightsOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Path weights;

  /** Creates the option, not set. */
  public WeightsOption() {}

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "Trained weights, safetensors (default: the ones that come with lift3d).")
  void setWeights(Path file) {
    weights = Checks.file(command, "--weights", file);
  }

  /**
   * The weights asked for.
   *
   * @return an existing file; empty for the ones that come with lift3d
   */
  public Optional<Path> file() {
    return Optional.ofNullable(weights);
  }
}
