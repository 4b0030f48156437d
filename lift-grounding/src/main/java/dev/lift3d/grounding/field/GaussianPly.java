package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import dev.lift3d.core.cloud.Ply;
import dev.lift3d.core.cloud.PlyElement;
import dev.lift3d.core.cloud.PlyEncoding;
import dev.lift3d.core.cloud.PlyFile;
import dev.lift3d.core.cloud.PlyProperty;
import dev.lift3d.core.io.HostArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The PLY that the authors of "3D Gaussian Splatting" write: singles named {@code x y z nx ny nz
 * f_dc_0..2 f_rest_* opacity scale_0..2 rot_0..3}.
 *
 * <p>Opacities are logits, scales natural logarithms, {@code rot} is w, x, y, z. {@code f_rest} is
 * channel-major: all of red, then green, then blue. Normals are zeros and may be absent.
 */
public final class GaussianPly {
  private GaussianPly() {}

  /**
   * Reads a file of any PLY encoding; properties in any order, others are ignored.
   *
   * @param path the file
   * @return the Gaussians
   * @throws InputException if the file is missing, damaged, or no such PLY; the message names the
   *     file and the row
   */
  public static Gaussians read(Path path) {
    PlyFile file = Ply.read(path);
    if (file.element("chunk").isPresent()) {
      throw new InputException(
          path + ": is a PLY compressed in chunks; export it uncompressed, or as .spz");
    }
    PlyElement rows =
        file.element("vertex")
            .orElseThrow(() -> new InputException(path + ": has no element 'vertex'"));
    int degree = degree(rows, path);
    int k = (degree + 1) * (degree + 1);
    if ((long) rows.count() * k * 3 > Integer.MAX_VALUE - 8) {
      throw new InputException(path + ": too many Gaussians for one array; split the file");
    }
    Columns columns = new Columns(rows, path);
    float[] harmonics = new float[rows.count() * k * 3];
    for (int c = 0; c < 3; c++) {
      columns.into(harmonics, 3 * k, c, "f_dc_" + c);
      for (int j = 1; j < k; j++) {
        columns.into(harmonics, 3 * k, 3 * j + c, "f_rest_" + (c * (k - 1) + j - 1));
      }
    }
    float[] scales = columns.of("scale_0", "scale_1", "scale_2");
    for (int i = 0; i < scales.length; i++) {
      scales[i] = (float) Math.exp(scales[i]);
    }
    float[] opacities = columns.of("opacity");
    for (int i = 0; i < opacities.length; i++) {
      opacities[i] = Logits.sigmoid(opacities[i]);
    }
    return Gaussians.builder(columns.of("x", "y", "z"))
        .quaternions(columns.of("rot_0", "rot_1", "rot_2", "rot_3"))
        .scales(scales)
        .opacities(opacities)
        .harmonics(harmonics, degree)
        .build(path.toString());
  }

  private static int degree(PlyElement rows, Path path) {
    int rest = 0;
    while (rows.scalars("f_rest_" + rest).isPresent()) {
      rest++;
    }
    return switch (rest) {
      case 0 -> 0;
      case 9 -> 1;
      case 24 -> 2;
      case 45 -> 3;
      default ->
          throw new InputException(
              path
                  + ": has "
                  + rest
                  + " properties f_rest_*; spherical harmonics of degree 0 to 3 have 0, 9, 24 or"
                  + " 45");
    };
  }

  /** Columns of a table, brought side by side. */
  private record Columns(PlyElement rows, Path path) {
    float[] of(String... names) {
      float[] out = new float[Math.multiplyExact(rows.count(), names.length)];
      for (int c = 0; c < names.length; c++) {
        into(out, names.length, c, names[c]);
      }
      return out;
    }

    void into(float[] out, int stride, int offset, String name) {
      HostArray values =
          rows.scalars(name)
              .orElseThrow(
                  () ->
                      new InputException(
                          path
                              + ": has no property "
                              + name
                              + "; it holds points, but no Gaussians as 3DGS stores them"));
      float[] column = values.toFloats();
      for (int i = 0; i < column.length; i++) {
        out[i * stride + offset] = column[i];
      }
    }
  }

  /**
   * Writes a little-endian file with the authors' properties in their order, whole or not at all.
   * Features and object ids are left out.
   *
   * @param path the file, replaced if it exists
   * @param gaussians what to write
   * @throws InputException if the path cannot be written
   */
  public static void write(Path path, Gaussians gaussians) {
    int n = gaussians.size();
    int k = gaussians.coefficients();
    List<PlyProperty> properties = new ArrayList<>();
    float[] means = gaussians.means();
    for (int axis = 0; axis < 3; axis++) {
      properties.add(column("xyz".substring(axis, axis + 1), means, 3, axis));
    }
    for (String normal : List.of("nx", "ny", "nz")) {
      properties.add(PlyProperty.scalars(normal, HostArray.ofFloats(new float[n], n)));
    }
    float[] harmonics = gaussians.harmonics();
    for (int c = 0; c < 3; c++) {
      properties.add(column("f_dc_" + c, harmonics, 3 * k, c));
    }
    for (int i = 0; i < 3 * (k - 1); i++) {
      int offset = 3 * (1 + i % (k - 1)) + i / (k - 1);
      properties.add(column("f_rest_" + i, harmonics, 3 * k, offset));
    }
    float[] opacities = gaussians.opacities();
    for (int i = 0; i < n; i++) {
      opacities[i] = Logits.logit(opacities[i]);
    }
    properties.add(column("opacity", opacities, 1, 0));
    float[] scales = gaussians.scales();
    for (int i = 0; i < scales.length; i++) {
      scales[i] = Logits.log(scales[i]);
    }
    for (int axis = 0; axis < 3; axis++) {
      properties.add(column("scale_" + axis, scales, 3, axis));
    }
    float[] quaternions = gaussians.quaternions();
    for (int i = 0; i < 4; i++) {
      properties.add(column("rot_" + i, quaternions, 4, i));
    }
    PlyElement rows = new PlyElement("vertex", n, properties);
    Ply.write(path, new PlyFile(List.of(), List.of(rows)), PlyEncoding.BINARY_LITTLE_ENDIAN);
  }

  private static PlyProperty column(String name, float[] values, int stride, int offset) {
    float[] column = new float[values.length / stride];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[i * stride + offset];
    }
    return PlyProperty.scalars(name, HostArray.ofFloats(column, column.length));
  }
}
