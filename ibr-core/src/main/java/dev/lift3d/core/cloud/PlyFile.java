package dev.lift3d.core.cloud;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a PLY file holds.
 *
 * @param comments lines of {@code comment} and {@code obj_info}, without the keyword
 * @param elements tables in the order of the file, no name twice
 */
public record PlyFile(List<String> comments, List<PlyElement> elements) {
  /** Copies the lists and checks the names. */
  public PlyFile {
    comments = List.copyOf(comments);
    elements = List.copyOf(elements);
    Set<String> names = new HashSet<>();
    for (PlyElement element : elements) {
      if (!names.add(element.name())) {
        throw new IllegalArgumentException("there are two elements " + element.name());
      }
    }
  }

  /**
   * A table by its name.
   *
   * @param name "vertex" for points
   * @return empty if there is none
   */
  public Optional<PlyElement> element(String name) {
    return elements.stream().filter(e -> e.name().equals(name)).findFirst();
  }
}
