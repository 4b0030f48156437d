package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes point clouds as PLY.
 *
 * <p>Points are the rows of element {@code vertex}. Read are {@code x y z} of any type; colours
 * {@code red green blue} (also {@code r g b}, {@code diffuse_*}), bytes and shorts as shares of
 * their largest value, floating point in [0, 1], or in [0, 255] if any exceeds 1; normals {@code nx
 * ny nz}; classes {@code label} (also {@code labels, class, semantic, scalar_Label,
 * scalar_Classification}) and objects {@code instance} (also {@code instance_id, instances,
 * object_id, objectId, scalar_Instance}). All other numbers of a point are kept under their names;
 * lists and other elements, as faces, are left out ({@link Ply} has them).
 */
public final class PointClouds {
  private PointClouds() {}

  /**
   * Reads a cloud.
   *
   * @param path a PLY file of any encoding
   * @return the points
   * @throws InputException if the file is missing, no PLY, damaged, has no points' coordinates, or
   *     has numbers that are not finite
   */
  public static PointCloud read(Path path) {
    PlyFile file = Ply.read(path);
    PlyElement vertices =
        VertexNames.ELEMENTS.stream()
            .map(file::element)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new InputException(path + ": has no element 'vertex', no points"));
    Set<String> used = new HashSet<>(VertexNames.POSITION);
    HostArray[] xyz =
        VertexNames.all(vertices, VertexNames.POSITION)
            .orElseThrow(() -> new InputException(path + ": its points lack x, y or z"))
            .toArray(HostArray[]::new);
    PointCloud.Builder cloud = PointCloud.builder(interleaved(xyz, path));
    VertexNames.all(vertices, VertexNames.NORMAL)
        .ifPresent(
            normals -> {
              cloud.normals(singles(interleaved(normals.toArray(HostArray[]::new), path)));
              used.addAll(VertexNames.NORMAL);
            });
    for (List<String> names : VertexNames.COLOUR) {
      Optional<List<HostArray>> colours = VertexNames.all(vertices, names);
      if (colours.isPresent()) {
        cloud.colours(colours(colours.get().toArray(HostArray[]::new), path));
        used.addAll(names);
        break;
      }
    }
    ids(vertices, VertexNames.LABEL, path, used).ifPresent(cloud::labels);
    ids(vertices, VertexNames.INSTANCE, path, used).ifPresent(cloud::instances);
    for (PlyProperty p : vertices.properties()) {
      // Half a triple, as nx without ny, has a meaning and yet none: it is left out.
      if (!p.isList() && !used.contains(p.name()) && !VertexNames.isKnown(p.name())) {
        cloud.property(p.name(), p.values());
      }
    }
    return cloud.build(path.toString());
  }

  /**
   * Writes a cloud, whole or not at all. Positions are singles where that loses nothing, else
   * doubles; colours are rounded to bytes.
   *
   * @param path the file, replaced if it exists
   * @param cloud the points
   * @param encoding how rows are stored
   * @throws InputException if the path cannot be written
   */
  public static void write(Path path, PointCloud cloud, PlyEncoding encoding) {
    List<PlyProperty> properties = new ArrayList<>();
    double[] positions = cloud.positions();
    boolean fits = true;
    for (double p : positions) {
      fits &= p == (float) p;
    }
    ElementType type = fits ? ElementType.F32 : ElementType.F64;
    for (int axis = 0; axis < 3; axis++) {
      properties.add(
          PlyProperty.scalars(VertexNames.POSITION.get(axis), column(positions, 3, axis, type)));
    }
    cloud.normals().ifPresent(n -> triple(properties, VertexNames.NORMAL, n, ElementType.F32, 1));
    cloud
        .colours()
        .ifPresent(c -> triple(properties, VertexNames.COLOUR.get(0), c, ElementType.U8, 255));
    cloud.labels().ifPresent(l -> properties.add(ids(VertexNames.LABEL.get(0), l)));
    cloud.instances().ifPresent(i -> properties.add(ids(VertexNames.INSTANCE.get(0), i)));
    cloud.properties().forEach((name, values) -> properties.add(PlyProperty.scalars(name, values)));
    PlyElement vertices = new PlyElement("vertex", cloud.size(), properties);
    Ply.write(path, new PlyFile(List.of(), List.of(vertices)), encoding);
  }

  private static void triple(
      List<PlyProperty> to, List<String> names, float[] values, ElementType type, double scale) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = type == ElementType.U8 ? Math.rint(scale * values[i]) : values[i];
    }
    for (int c = 0; c < 3; c++) {
      to.add(PlyProperty.scalars(names.get(c), column(scaled, 3, c, type)));
    }
  }

  private static PlyProperty ids(String name, int[] values) {
    return PlyProperty.scalars(name, HostArray.ofInts(values, values.length));
  }

  private static HostArray column(double[] values, int stride, int offset, ElementType type) {
    int n = values.length / stride;
    ByteBuffer b =
        ByteBuffer.allocate(Math.multiplyExact(n, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < n; i++) {
      double v = values[i * stride + offset];
      switch (type) {
        case F64 -> b.putDouble(v);
        case F32 -> b.putFloat((float) v);
        default -> b.put((byte) (int) v);
      }
    }
    return HostArray.of(type, new long[] {n}, b.flip());
  }

  private static double[] interleaved(HostArray[] columns, Path path) {
    int n = columns[0].size();
    if (n > Integer.MAX_VALUE / columns.length - 8) {
      throw new InputException(path + ": more than 700 million points; split the file");
    }
    double[] out = new double[columns.length * n];
    for (int c = 0; c < columns.length; c++) {
      double[] values = columns[c].toDoubles();
      for (int i = 0; i < n; i++) {
        out[columns.length * i + c] = values[i];
      }
    }
    return out;
  }

  private static float[] singles(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  private static float[] colours(HostArray[] columns, Path path) {
    double[] rgb = interleaved(columns, path);
    double scale = 1;
    ElementType type = columns[0].type();
    if (PlyTypes.isInteger(type)) {
      scale = type.bytes() == 2 ? 65535 : 255;
    } else {
      for (double v : rgb) {
        scale = v > 1 ? 255 : scale;
      }
    }
    float[] out = new float[rgb.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (rgb[i] / scale);
    }
    return out;
  }

  private static Optional<int[]> ids(
      PlyElement vertices, List<String> names, Path path, Set<String> used) {
    return VertexNames.first(vertices, names)
        .map(
            name -> {
              used.add(name);
              double[] values = vertices.scalars(name).orElseThrow().toDoubles();
              int[] ids = new int[values.length];
              for (int i = 0; i < ids.length; i++) {
                ids[i] = (int) values[i];
                if (ids[i] != values[i]) {
                  throw new InputException(
                      path
                          + ": point "
                          + (i + 1)
                          + " has "
                          + name
                          + " "
                          + values[i]
                          + ", which is no 32-bit integer");
                }
              }
              return ids;
            });
  }
}
