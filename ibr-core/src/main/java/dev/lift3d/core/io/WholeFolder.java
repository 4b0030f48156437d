package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a folder whole or not at all: first beside its place, then renamed into it. The
 * counterpart of {@link WholeFile} for data sets.
 */
public final class WholeFolder {
  /** What a folder shall hold. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes the content.
     *
     * @param folder an empty folder that becomes the target
     * @throws IOException if writing fails
     */
    void write(Path folder) throws IOException;
  }

  private WholeFolder() {}

  /**
   * Writes a folder that is not there yet, or is empty, creating those above it.
   *
   * <p>Whatever the body throws passes through, except {@link IOException}; in every such case
   * nothing is left.
   *
   * @param target the folder's final path
   * @param body writes the content
   * @throws InputException if the path is taken or cannot be written
   */
  public static void write(Path target, Body body) {
    Path absolute = target.toAbsolutePath().normalize();
    if (absolute.getFileName() == null || taken(absolute)) {
      throw new InputException(target + " is there already; move it away or choose another place");
    }
    Path beside = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        Files.createDirectories(beside);
        body.write(beside);
        Files.deleteIfExists(absolute); // empty, as seen above
        Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(beside);
      }
    } catch (IOException e) {
      throw FileFailure.writing(target, e);
    }
  }

  private static boolean taken(Path path) {
    if (!Files.isDirectory(path)) {
      return Files.exists(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.findAny().isPresent();
    } catch (IOException e) {
      throw FileFailure.reading(path, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
