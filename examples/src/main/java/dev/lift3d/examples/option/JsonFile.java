package dev.lift3d.examples.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The same report for programs. */
public final class JsonFile {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the printed numbers to this file, too, as JSON.")
  private Path file;

  /** Creates the option, not set. */
  public JsonFile() {}

  /**
   * The file to write.
   *
   * @return empty if no JSON is wanted
   */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
