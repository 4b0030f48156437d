package dev.lift3d.core.cloud;

import dev.lift3d.core.io.HostArray;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table of a PLY file: so many rows of the same properties, as "vertex" or "face".
 *
 * @param name one word
 * @param count how many rows
 * @param properties in the order of the file, no name twice, each with that many rows
 */
public record PlyElement(String name, int count, List<PlyProperty> properties) {
  /** Checks names and numbers of rows. */
  public PlyElement {
    properties = List.copyOf(properties);
    Set<String> names = new HashSet<>();
    for (PlyProperty p : properties) {
      if (p.rows() != count) {
        throw new IllegalArgumentException(
            "element " + name + " has " + count + " rows, " + p.name() + " has " + p.rows());
      }
      if (!names.add(p.name())) {
        throw new IllegalArgumentException("element " + name + " has " + p.name() + " twice");
      }
    }
  }

  /**
   * A property by its name.
   *
   * @param property its name
   * @return empty if there is none
   */
  public Optional<PlyProperty> property(String property) {
    return properties.stream().filter(p -> p.name().equals(property)).findFirst();
  }

  /**
   * The numbers of a property that is no list.
   *
   * @param property its name
   * @return shape (count), empty if there is none
   */
  public Optional<HostArray> scalars(String property) {
    return property(property).filter(p -> !p.isList()).map(PlyProperty::values);
  }
}
