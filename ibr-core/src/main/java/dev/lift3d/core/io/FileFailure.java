package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in one line why a file could not be read or written. */
final class FileFailure {
  private FileFailure() {}

  static InputException reading(Path path, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new InputException(path + " does not exist; check the path", cause);
    }
    if (Files.isDirectory(path)) {
      return new InputException(path + " is a folder; a file is needed", cause);
    }
    return new InputException("cannot read " + path + ": " + reason(cause), cause);
  }

  static InputException writing(Path path, IOException cause) {
    String remedy = "; check the path, the permissions and the free space";
    return new InputException("cannot write " + path + ": " + reason(cause) + remedy, cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "access denied";
    }
    if (cause instanceof EOFException) {
      return "it ends early";
    }
    // The message of these repeats the path; the reason alone is wanted.
    String message = cause instanceof FileSystemException f ? f.getReason() : cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
