package dev.lift3d.core.linalg;

import dev.lift3d.core.io.HostArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The border between this library's arrays and ND4J's; both sides copy, so neither can see the
 * other change.
 *
 * <p>ND4J and its native library start with the first call.
 */
public final class NdArrays {
  static {
    // Read when ND4J starts. Its start-up banner is no library's business; and JavaCPP's bound on
    // the process's memory would count PyTorch's tensors against ND4J.
    setDefault("org.nd4j.log.initialization", "false");
    setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
  }

  private NdArrays() {}

  /**
   * Copies singles into an ND4J array.
   *
   * @param values elements in C order
   * @param shape sizes whose product is the number of elements
   * @return a FLOAT array in C order
   */
  public static INDArray of(float[] values, long... shape) {
    requireElements(values.length, shape);
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  /**
   * Copies doubles into an ND4J array.
   *
   * @param values elements in C order
   * @param shape sizes whose product is the number of elements
   * @return a DOUBLE array in C order
   */
  public static INDArray of(double[] values, long... shape) {
    requireElements(values.length, shape);
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  /**
   * Copies a host array into an ND4J array; types other than F64 arrive as singles.
   *
   * @param array any element type
   * @return a DOUBLE array for F64, else a FLOAT one
   */
  public static INDArray of(HostArray array) {
    return switch (array.type()) {
      case F64 -> of(array.toDoubles(), array.shape());
      default -> of(array.toFloats(), array.shape());
    };
  }

  /**
   * Copies an ND4J array out as singles, whatever its type, order or strides.
   *
   * @param array any array
   * @return fresh elements in C order
   */
  public static float[] toFloats(INDArray array) {
    return array.castTo(DataType.FLOAT).dup('c').data().asFloat();
  }

  /**
   * Copies an ND4J array out as doubles, whatever its type, order or strides.
   *
   * @param array any array
   * @return fresh elements in C order
   */
  public static double[] toDoubles(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  /**
   * Copies an ND4J array into a host array: DOUBLE as F64, every other type as F32.
   *
   * @param array any array
   * @return a fresh host array of the same shape
   */
  public static HostArray toHost(INDArray array) {
    return array.dataType() == DataType.DOUBLE
        ? HostArray.ofDoubles(toDoubles(array), array.shape())
        : HostArray.ofFloats(toFloats(array), array.shape());
  }

  private static void requireElements(int found, long[] shape) {
    long expected = 1;
    for (long size : shape) {
      expected = Math.multiplyExact(expected, size);
    }
    if (expected != found || found == 0) {
      throw new IllegalArgumentException(
          "the shape needs " + expected + " elements (at least one), found " + found);
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
