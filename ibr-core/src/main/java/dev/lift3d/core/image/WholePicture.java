package dev.lift3d.core.image;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file beside its place and moves it there when it is complete. */
final class WholePicture {
  private WholePicture() {}

  interface Body {
    void writeTo(Path part) throws IOException;
  }

  static void write(Path file, Body body) {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new InputException(file + ": the folder does not exist; create it first");
    }
    try {
      // Not createTempFile: its files are closed to everyone but their owner.
      Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        body.writeTo(part);
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new InputException(file + ": the picture cannot be written (" + e + ")", e);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
