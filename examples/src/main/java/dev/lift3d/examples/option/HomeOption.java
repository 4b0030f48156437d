package dev.lift3d.examples.option;

import dev.lift3d.operators.registry.OperatorRegistry;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the user's own files are: registered operators. */
public final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Folder of your own files, with registered models in operators/ (default: the system"
              + " property lift3d.home, or ~/.lift3d).")
  private Path home;

  /** Creates the option, not set. */
  public HomeOption() {}

  /**
   * The registry there.
   *
   * @return the one in the folder named, else the user's usual one
   */
  public OperatorRegistry registry() {
    return Optional.ofNullable(home)
        .map(OperatorRegistry::inHome)
        .orElseGet(OperatorRegistry::ofUser);
  }
}
