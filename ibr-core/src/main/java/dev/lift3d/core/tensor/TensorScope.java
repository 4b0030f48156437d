package dev.lift3d.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.lift3d.core.io.HostArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * Owns native memory: every tensor made in the scope dies with it, but for those handed out.
 *
 * <pre>{@code
 * try (TensorScope scope = TensorScope.open()) {
 *   NDArray x = scope.floats(values, R, S, 3);
 *   ...
 * }
 * }</pre>
 */
public final class TensorScope implements AutoCloseable {
  private final NDManager manager;

  private TensorScope(NDManager manager) {
    this.manager = manager;
  }

  /**
   * Opens a scope of its own.
   *
   * @return the scope, to be closed by the caller
   */
  public static TensorScope open() {
    return new TensorScope(TensorEngine.root().newSubManager());
  }

  /**
   * Opens a scope inside this one: it closes with this scope at the latest.
   *
   * @return the inner scope
   */
  public TensorScope inner() {
    return new TensorScope(manager.newSubManager());
  }

  /**
   * Forbids this scope to receive further tensors; for tests that prove that nothing leaks into it.
   */
  public void cap() {
    manager.cap();
  }

  /**
   * DJL's manager behind this scope, for calls into DJL.
   *
   * @return the manager; closed with the scope
   */
  public NDManager manager() {
    return manager;
  }

  /**
   * Copies floats into a tensor.
   *
   * @param values elements in C order
   * @param shape sizes
   * @return a float32 tensor
   */
  public NDArray floats(float[] values, long... shape) {
    return manager.create(FloatBuffer.wrap(values), new Shape(shape), DataType.FLOAT32);
  }

  /**
   * Copies integers into a tensor.
   *
   * @param values elements in C order
   * @param shape sizes
   * @return an int32 tensor
   */
  public NDArray ints(int[] values, long... shape) {
    return manager.create(IntBuffer.wrap(values), new Shape(shape), DataType.INT32);
  }

  /**
   * Copies integers into a tensor.
   *
   * @param values elements in C order
   * @param shape sizes
   * @return an int64 tensor
   */
  public NDArray longs(long[] values, long... shape) {
    return manager.create(LongBuffer.wrap(values), new Shape(shape), DataType.INT64);
  }

  /**
   * Looks at native floats as a tensor, without a copy: the tensor lives on the buffer's memory.
   *
   * @param buffer direct, native order, from position 0; must hold at least the shape's floats
   * @param shape sizes
   * @return a float32 tensor that shares the buffer
   */
  public NDArray shared(ByteBuffer buffer, long... shape) {
    Shape s = new Shape(shape);
    int bytes = Math.multiplyExact(Math.toIntExact(s.size()), Float.BYTES);
    if (!buffer.isDirect() || buffer.order() != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException("shared memory needs a direct buffer in native order");
    }
    if (buffer.capacity() < bytes) {
      throw new IllegalArgumentException(
          "shape " + s + " needs " + bytes + " bytes, the buffer has " + buffer.capacity());
    }
    ByteBuffer exact = buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
    return manager.create(exact, s, DataType.FLOAT32);
  }

  /**
   * A tensor of zeros.
   *
   * @param shape sizes
   * @return a float32 tensor
   */
  public NDArray zeros(long... shape) {
    return manager.zeros(new Shape(shape), DataType.FLOAT32);
  }

  /**
   * A scalar.
   *
   * @param value the number
   * @return a float32 tensor of shape ()
   */
  public NDArray scalar(float value) {
    return floats(new float[] {value});
  }

  /**
   * Copies a host array into a float32 tensor; wider types are rounded.
   *
   * @param array any numeric array
   * @return a float32 tensor of the same shape
   */
  public NDArray tensor(HostArray array) {
    return floats(array.toFloats(), array.shape());
  }

  /**
   * Makes a tensor outlive this scope by giving it to another.
   *
   * @param array a tensor of this scope
   * @param owner the scope that owns it from now on
   * @return the tensor
   */
  public NDArray handOut(NDArray array, TensorScope owner) {
    array.attach(owner.manager);
    return array;
  }

  /**
   * Copies a float32 tensor to the host.
   *
   * @param array a float32 tensor
   * @return a host array of the same shape
   */
  public static HostArray host(NDArray array) {
    return HostArray.ofFloats(array.toFloatArray(), array.getShape().getShape());
  }

  @Override
  public void close() {
    manager.close();
  }
}
