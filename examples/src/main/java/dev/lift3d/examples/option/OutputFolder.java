package dev.lift3d.examples.option;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
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

  /**
   * The folder, made if it was absent.
   *
   * @return an existing folder
   * @throws InputException if it cannot be made
   */
  public Path created() {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException("--out " + folder + " cannot be made a folder; give another", e);
    }
  }
}
