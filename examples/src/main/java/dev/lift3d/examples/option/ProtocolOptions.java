package dev.lift3d.examples.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is measured, and how cameras are compared. */
public final class ProtocolOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description =
          "What is measured: nvs, new views against photographs; views, quality at 3, 6, 10 and 20"
              + " sources; ablation, features by each part of lifting; consistency, agreement"
              + " between cameras.")
  private ProtocolChoice protocol;

  private Path flow;
  private OptionalInt longRange = OptionalInt.empty();

  /** Creates the options, none set. */
  public ProtocolOptions() {}

  @Option(
      names = "--flow",
      paramLabel = "DIR",
      description =
          "For consistency: warp by optical flow, A_to_B.flo or .npy (H x W x 2) for views A and"
              + " B, instead of depth.")
  void setFlow(Path folder) {
    flow = Checks.folder(command, "--flow", folder);
  }

  @Option(
      names = "--long-range",
      paramLabel = "N",
      description = "For consistency: steps between the cameras of a far pair (default: 5).")
  void setLongRange(int steps) {
    longRange = OptionalInt.of(Checks.between(command, "--long-range", steps, 1, 1000));
  }

  /**
   * What is measured.
   *
   * @return empty if not said
   * @throws ParameterException if another option does not go with it
   */
  public Optional<ProtocolChoice> protocol() {
    if (protocol != ProtocolChoice.CONSISTENCY && (flow != null || longRange.isPresent())) {
      throw new ParameterException(
          command.commandLine(),
          "--flow and --long-range say how cameras are compared: add --protocol consistency");
    }
    return Optional.ofNullable(protocol);
  }

  /**
   * Optical flows.
   *
   * @return an existing folder; empty for depth
   */
  public Optional<Path> flow() {
    return Optional.ofNullable(flow);
  }

  /**
   * Steps between the cameras of a far pair.
   *
   * @return empty for the standard
   */
  public OptionalInt longRange() {
    return longRange;
  }
}
