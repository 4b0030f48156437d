package dev.lift3d.core.scene.format;

import dev.lift3d.core.InputException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where in a file something stands, so that a complaint can say it.
 *
 * @param file the file
 * @param part the part of it, "row 3"; empty for the whole file
 */
record Place(Path file, String part) {
  static Place of(Path file) {
    return new Place(file, "");
  }

  /** A row, counted from 1. */
  static Place row(Path file, long row) {
    return new Place(file, "row " + row);
  }

  InputException error(String problem) {
    return new InputException(this + ": " + problem);
  }

  /** Runs a computation and adds this place to what it complains about. */
  <T> T blame(Supplier<T> computation) {
    try {
      return computation.get();
    } catch (InputException e) {
      throw new InputException(this + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return part.isEmpty() ? file.toString() : file + ", " + part;
  }
}
