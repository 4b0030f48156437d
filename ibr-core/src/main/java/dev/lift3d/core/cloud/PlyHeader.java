package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import java.util.List;
import java.util.Optional;

/**
 * What a file says it holds.
 *
 * @param encoding how its rows are stored
 * @param comments free text
 * @param elements the tables
 * @param rows how many lines the header itself has
 */
record PlyHeader(PlyEncoding encoding, List<String> comments, List<Element> elements, int rows) {
  /** A table that is promised. */
  record Element(String name, int count, List<Property> properties) {
    /** The fewest bytes that one row takes. */
    long leastBytes(PlyEncoding encoding) {
      long bytes = 0;
      for (Property p : properties) {
        // In text, one digit and what separates it from the next.
        bytes += encoding == PlyEncoding.ASCII ? 2 : p.countType().orElse(p.type()).bytes();
      }
      return bytes;
    }
  }

  /** A property that is promised. */
  record Property(String name, ElementType type, Optional<ElementType> countType) {}

  /** Refuses a header that promises more than the rest of the file can hold. */
  void requireBytes(long remaining, String where) {
    long needed = encoding == PlyEncoding.ASCII ? -1 : 0; // the last line may lack its end
    for (Element e : elements) {
      needed += e.count() * e.leastBytes(encoding);
    }
    if (needed > remaining) {
      throw new InputException(
          where
              + ": its header promises rows of at least "
              + needed
              + " bytes, "
              + remaining
              + " follow; the file is cut short");
    }
  }
}
