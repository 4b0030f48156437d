package dev.lift3d.core.image;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that is written beside its place and moved there when it is complete. */
record WholePicture(Path part, Path file) {
  /** Something that fills a file. */
  interface Body {
    void writeTo(Path part) throws IOException;
  }

  /** Starts a file; its folder must exist. */
  static WholePicture beside(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new InputException(file + ": the folder does not exist; create it first");
    }
    // Not createTempFile: its files are closed to everyone but their owner.
    return new WholePicture(
        folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part"), file);
  }

  /** Writes a file in one go. */
  static void write(Path file, Body body) {
    WholePicture place = beside(file);
    try {
      body.writeTo(place.part);
      place.commit();
    } catch (IOException e) {
      throw new InputException(file + ": the picture cannot be written (" + e + ")", e);
    } finally {
      place.discard();
    }
  }

  /** Moves the complete file to its place. */
  void commit() throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was not committed. */
  void discard() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // A left-over part harms nobody; the failure that led here is the one to tell.
    }
  }
}
