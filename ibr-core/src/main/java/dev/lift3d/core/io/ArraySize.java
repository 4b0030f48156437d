package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.util.Arrays;

/** How large a declared array is, found out before anything is allocated for it. */
final class ArraySize {
  /** The most bytes that one Java array or one mapped region holds. */
  static final int LIMIT = Integer.MAX_VALUE - 8;

  private static final int MAX_RANK = 64;

  private ArraySize() {}

  /**
   * The size in bytes, at most {@link #LIMIT}.
   *
   * @param where file and array, for the message
   */
  static int bytes(ElementType type, long[] shape, String where) {
    if (shape.length > MAX_RANK) {
      throw new InputException(
          where + ": " + shape.length + " dimensions; at most " + MAX_RANK + " are read");
    }
    long bytes = type.bytes();
    boolean empty = false;
    for (long size : shape) {
      if (size < 0) {
        throw new InputException(where + ": negative size in shape " + Arrays.toString(shape));
      }
      // Zero sizes are left out so that the others are bounded too.
      empty |= size == 0;
      bytes = size == 0 ? bytes : bytes > LIMIT / size ? Long.MAX_VALUE : bytes * size;
      if (bytes > LIMIT) {
        throw new InputException(
            where + ": " + type + " " + Arrays.toString(shape) + " is over 2 GB; split the array");
      }
    }
    return empty ? 0 : (int) bytes;
  }
}
