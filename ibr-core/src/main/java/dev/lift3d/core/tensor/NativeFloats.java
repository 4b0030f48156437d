package dev.lift3d.core.tensor;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A piece of native memory that carries floats from Java arrays into tensors, again and again
 * without allocating. A tensor made by {@link #tensor} is good until the next call.
 */
public final class NativeFloats {
  private ByteBuffer buffer = allocate(0);

  /**
   * Copies floats and looks at them as a tensor.
   *
   * @param values holds at least the shape's floats
   * @param scope owns the tensor; must close before the next call
   * @param shape sizes
   * @return a float32 tensor on this memory
   */
  public NDArray tensor(float[] values, TensorScope scope, long... shape) {
    int count = Math.toIntExact(Shapes.elements(shape));
    if (values.length < count) {
      throw new IllegalArgumentException(
          "the shape needs " + count + " floats, the array has " + values.length);
    }
    if (buffer.capacity() < count * (long) Float.BYTES) {
      buffer = allocate(Math.multiplyExact(count, Float.BYTES));
    }
    buffer.asFloatBuffer().put(values, 0, count);
    return scope.shared(buffer, shape);
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
