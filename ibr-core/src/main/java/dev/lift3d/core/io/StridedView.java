package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the elements of an array lie in a flat storage: element (i, j, ...) at {@code offset + i *
 * strides[0] + j * strides[1] + ...}, all counted in elements, none negative.
 */
record StridedView(long offset, long[] shape, long[] strides) {

  /** The view of an array whose first index varies fastest, as Fortran and MATLAB keep it. */
  static StridedView fortran(long[] shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int d = 0; d < shape.length; d++) {
      strides[d] = step;
      step *= Math.max(1, shape[d]);
    }
    return new StridedView(0, shape, strides);
  }

  /** Refuses a view that reaches outside a storage. */
  void checkWithin(long storageElements, String where) {
    boolean sane = offset >= 0 && strides.length == shape.length;
    long last = offset;
    try {
      for (int d = 0; sane && d < shape.length; d++) {
        sane = shape[d] >= 0 && strides[d] >= 0;
        last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[d] - 1), strides[d]));
      }
    } catch (ArithmeticException e) {
      sane = false;
    }
    if (!sane || (!isEmpty() && last >= storageElements)) {
      throw new InputException(
          where
              + (": shape " + Arrays.toString(shape) + ", strides " + Arrays.toString(strides))
              + (" and offset " + offset + " leave a storage of " + storageElements)
              + " elements; the file is damaged");
    }
  }

  /** Whether the elements lie one behind the other in C order. */
  boolean isContiguous() {
    long step = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      if (shape[d] != 1 && strides[d] != step) {
        return isEmpty();
      }
      step *= shape[d];
    }
    return true;
  }

  private boolean isEmpty() {
    return Arrays.stream(shape).anyMatch(s -> s == 0);
  }

  /**
   * Gathers the elements into C order.
   *
   * @param storage the storage's bytes from index 0
   * @param width bytes of one element
   * @param target receives the elements, exactly as many bytes as the view has
   */
  void gather(ByteBuffer storage, int width, byte[] target) {
    if (target.length == 0) {
      return;
    }
    long[] index = new long[shape.length];
    int inner = shape.length - 1;
    int run = inner < 0 ? 1 : (int) shape[inner];
    long step = inner < 0 ? 0 : strides[inner];
    for (int to = 0; to < target.length; to += run * width) {
      long from = offset;
      for (int d = 0; d < inner; d++) {
        from += index[d] * strides[d];
      }
      if (step == 1) {
        storage.get((int) (from * width), target, to, run * width);
      } else {
        for (int i = 0; i < run; i++) {
          storage.get((int) ((from + i * step) * width), target, to + i * width, width);
        }
      }
      for (int d = inner - 1; d >= 0 && ++index[d] == shape[d]; d--) {
        index[d] = 0;
      }
    }
  }
}
