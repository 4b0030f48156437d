package dev.lift3d.operators.weights;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.ParameterSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Where one tensor of a network is found in a file.
 *
 * @param spec the network's tensor
 * @param names the file's tensors; {@link KeyTable#ZEROS} for zeros
 * @param combination how they make the network's
 */
record TensorSource(ParameterSpec spec, List<String> names, Combination combination) {
  enum Combination {
    ALONE,
    STACKED,
    TRANSPOSED,
    PRODUCT
  }

  /** The shape that each of the file's tensors must have. */
  long[] partShape() {
    long[] shape = spec.shape();
    if (combination == Combination.STACKED) {
      shape[0] /= names.size();
    } else if (combination == Combination.TRANSPOSED) {
      return new long[] {shape[1], shape[0]};
    }
    return shape;
  }

  /**
   * Whether one of the file's tensors tells only where there are numbers; it may be of any type.
   */
  boolean isMask(String name) {
    return combination == Combination.PRODUCT && name.equals(names.get(1));
  }

  /** Reads and combines. */
  HostArray read(WeightsFile file) {
    HostArray first = file.tensors().get(names.get(0));
    if (combination == Combination.ALONE && first.type() == ElementType.F32) {
      HostArray shaped = HostArray.of(ElementType.F32, spec.shape(), first.bytes());
      return requireNumbers(shaped, first.toFloats(), file, names.get(0));
    }
    float[] values =
        switch (combination) {
          case ALONE -> first.toFloats();
          case STACKED -> stacked(file);
          case TRANSPOSED -> transposed(first.toFloats());
          case PRODUCT -> product(first, file.tensors().get(names.get(1)));
        };
    return requireNumbers(HostArray.ofFloats(values, spec.shape()), values, file, names.get(0));
  }

  private float[] stacked(WeightsFile file) {
    float[] all = new float[(int) elements(spec.shape())];
    int length = all.length / names.size();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).equals(KeyTable.ZEROS)) {
        System.arraycopy(file.tensors().get(names.get(i)).toFloats(), 0, all, i * length, length);
      }
    }
    return all;
  }

  private float[] transposed(float[] from) {
    int rows = (int) spec.shape()[0];
    int cols = (int) spec.shape()[1];
    float[] to = new float[from.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        to[r * cols + c] = from[c * rows + r];
      }
    }
    return to;
  }

  private static float[] product(HostArray values, HostArray mask) {
    float[] out = values.toFloats();
    float[] factors = mask.toFloats();
    for (int i = 0; i < out.length; i++) {
      out[i] = factors[i] == 0 ? 0 : out[i] * factors[i];
    }
    return out;
  }

  private static HostArray requireNumbers(
      HostArray array, float[] values, WeightsFile file, String name) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InputException(
            file + ": " + name + " holds " + value + "; the file is damaged, copy it again");
      }
    }
    return array;
  }

  private static long elements(long[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
