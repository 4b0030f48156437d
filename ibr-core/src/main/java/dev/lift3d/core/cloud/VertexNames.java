package dev.lift3d.core.cloud;

import dev.lift3d.core.io.HostArray;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Under which names programs store what a point has. The first of each list is ours. */
final class VertexNames {
  static final List<String> ELEMENTS = List.of("vertex", "vertices", "point", "points");
  static final List<String> POSITION = List.of("x", "y", "z");
  static final List<String> NORMAL = List.of("nx", "ny", "nz");
  static final List<List<String>> COLOUR =
      List.of(
          List.of("red", "green", "blue"),
          List.of("r", "g", "b"),
          List.of("diffuse_red", "diffuse_green", "diffuse_blue"));
  static final List<String> LABEL =
      List.of("label", "labels", "class", "semantic", "scalar_Label", "scalar_Classification");
  static final List<String> INSTANCE =
      List.of("instance", "instance_id", "instances", "object_id", "objectId", "scalar_Instance");

  private static final Set<String> KNOWN = new TreeSet<>();

  static {
    KNOWN.addAll(POSITION);
    KNOWN.addAll(NORMAL);
    KNOWN.addAll(COLOUR.get(0));
    KNOWN.add(LABEL.get(0));
    KNOWN.add(INSTANCE.get(0));
  }

  private VertexNames() {}

  /** Whether this package writes something under that name. */
  static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }

  /** The first of the names that a file has. */
  static Optional<String> first(PlyElement vertices, List<String> names) {
    return names.stream().filter(name -> vertices.scalars(name).isPresent()).findFirst();
  }

  /** The properties, if the file has all of them. */
  static Optional<List<HostArray>> all(PlyElement vertices, List<String> names) {
    List<HostArray> found =
        names.stream().map(vertices::scalars).flatMap(Optional::stream).toList();
    return found.size() == names.size() ? Optional.of(found) : Optional.empty();
  }
}
