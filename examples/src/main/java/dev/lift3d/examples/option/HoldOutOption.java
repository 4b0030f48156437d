package dev.lift3d.examples.option;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which views are kept away from the model so that they can be compared with. */
public final class HoldOutOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private int every;

  /** Creates the option with its default. */
  public HoldOutOption() {}

  @Option(
      names = "--hold-out",
      paramLabel = "N",
      defaultValue = "8",
      description = "Hold out every N-th view, from the first on (default: ${DEFAULT-VALUE}).")
  void setEvery(int n) {
    every = Checks.between(command, "--hold-out", n, 2, 1000);
  }

  /**
   * Views 0, n, 2n, ... are held out.
   *
   * @return n, at least 2
   */
  public int every() {
    return every;
  }
}
