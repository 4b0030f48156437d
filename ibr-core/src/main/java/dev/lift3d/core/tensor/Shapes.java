package dev.lift3d.core.tensor;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/** Shape checks whose message holds what was expected and what was found. */
public final class Shapes {
  /** Any size. */
  public static final long ANY = -1;

  private Shapes() {}

  /**
   * Checks a tensor's shape.
   *
   * @param array the tensor
   * @param name what it is, for the message
   * @param expected sizes; {@link #ANY} accepts any
   * @return the tensor
   * @throws IllegalArgumentException if rank or a size differs
   */
  public static NDArray require(NDArray array, String name, long... expected) {
    long[] found = array.getShape().getShape();
    boolean same = found.length == expected.length;
    for (int i = 0; same && i < found.length; i++) {
      same = expected[i] == ANY || expected[i] == found[i];
    }
    if (!same) {
      throw new IllegalArgumentException(
          name + " must have shape " + text(expected) + ", found " + text(found));
    }
    return array;
  }

  /**
   * The number of elements of a shape.
   *
   * @param shape sizes
   * @return their product
   */
  public static long elements(long... shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  private static String text(long[] shape) {
    return Arrays.toString(shape).replace("-1", "*");
  }
}
