package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A field as named tensors, with features and object ids: {@code means} (N, 3), {@code quaternions}
 * (N, 4) w x y z, {@code scales} (N, 3) lengths, {@code opacities} (N) shares, {@code sh} (N, K,
 * 3), and where known {@code features} (N, D) and {@code instances} (N) 32-bit integers, -1 for
 * none. Written as singles; read from any type.
 */
public final class GaussianTensors {
  private static final String FORMAT = "lift3d Gaussians 1";

  private GaussianTensors() {}

  /**
   * Reads a file.
   *
   * @param path a safetensors file
   * @return the Gaussians
   * @throws InputException if the file is missing, damaged, or lacks a tensor
   */
  public static Gaussians read(Path path) {
    SafetensorsFile file = Safetensors.read(path);
    // The tensors are views of the file: copying them is what takes memory.
    return CheckedFile.read(path, channel -> gaussians(file));
  }

  private static Gaussians gaussians(SafetensorsFile file) {
    String where = file.path().toString();
    long n = file.tensor("means").shape().length == 2 ? file.tensor("means").shape()[0] : -1;
    HostArray sh = file.tensor("sh");
    long k = sh.shape().length == 3 ? sh.shape()[1] : -1;
    int degree = (int) Math.round(Math.sqrt(Math.max(1, k))) - 1;
    if ((degree + 1L) * (degree + 1) != k || degree > Gaussians.MAX_DEGREE) {
      throw new InputException(
          where + ": tensor sh must be (N, K, 3), K = 1, 4, 9 or 16, found " + sh);
    }
    Gaussians.Builder builder =
        Gaussians.builder(floats(file, "means", n, 3))
            .quaternions(floats(file, "quaternions", n, 4))
            .scales(floats(file, "scales", n, 3))
            .opacities(floats(file, "opacities", n))
            .harmonics(floats(file, "sh", n, k, 3), degree);
    Optional.ofNullable(file.tensors().get("features"))
        .ifPresent(
            f -> {
              long d = f.shape().length == 2 ? f.shape()[1] : -1;
              builder.features(floats(file, "features", n, d));
            });
    if (file.tensors().containsKey("instances")) {
      builder.instances(ints(required(file, "instances", n), where));
    }
    return builder.build(where);
  }

  private static float[] floats(SafetensorsFile file, String name, long... shape) {
    return required(file, name, shape).toFloats();
  }

  private static int[] ints(HostArray array, String where) {
    try {
      return array.toInts();
    } catch (ArithmeticException e) {
      throw new InputException(where + ": tensor instances: " + e.getMessage(), e);
    }
  }

  private static HostArray required(SafetensorsFile file, String name, long... shape) {
    HostArray array = file.tensor(name);
    if (!Arrays.equals(array.shape(), shape)) {
      throw new InputException(
          file.path()
              + ": tensor "
              + name
              + " must have shape "
              + Arrays.toString(shape).replace("-1", "?")
              + ", found "
              + array);
    }
    return array;
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param path the file, replaced if it exists
   * @param gaussians what to write
   * @throws InputException if the path cannot be written
   */
  public static void write(Path path, Gaussians gaussians) {
    int n = gaussians.size();
    Map<String, HostArray> tensors = new LinkedHashMap<>();
    tensors.put("means", HostArray.ofFloats(gaussians.means(), n, 3));
    tensors.put("quaternions", HostArray.ofFloats(gaussians.quaternions(), n, 4));
    tensors.put("scales", HostArray.ofFloats(gaussians.scales(), n, 3));
    tensors.put("opacities", HostArray.ofFloats(gaussians.opacities(), n));
    tensors.put("sh", HostArray.ofFloats(gaussians.harmonics(), n, gaussians.coefficients(), 3));
    gaussians
        .features()
        .ifPresent(
            f -> tensors.put("features", HostArray.ofFloats(f, n, gaussians.featureChannels())));
    gaussians.instances().ifPresent(i -> tensors.put("instances", HostArray.ofInts(i, n)));
    Safetensors.write(path, tensors, Map.of("format", FORMAT));
  }
}
