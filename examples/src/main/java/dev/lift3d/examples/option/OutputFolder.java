package dev.lift3d.examples.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command puts its files. */
public final class OutputFolder {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/${COMMAND-NAME}",
      description = "Folder for the files written; made if absent (default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** Creates the option with its default. */
  public OutputFolder() {}

  /**
   * The folder.
   *
   * @return a path that may not exist yet
   */
  public Path folder() {
    return folder;
  }
}
