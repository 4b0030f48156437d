package dev.lift3d.core.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array in host memory as files hold it: element type, shape, little-endian bytes in C order.
 *
 * <p>Immutable: the buffer is read-only. A shape of length 0 is a scalar.
 */
public final class HostArray {
  private final ElementType type;
  private final long[] shape;
  private final ByteBuffer bytes;

  private HostArray(ElementType type, long[] shape, ByteBuffer bytes) {
    this.type = type;
    this.shape = shape.clone();
    this.bytes = bytes;
  }

  /**
   * Wraps bytes.
   *
   * @param type what the bytes are
   * @param shape sizes, none negative
   * @param bytes little-endian elements in C order, from position to limit; not copied
   * @return the array
   * @throws IllegalArgumentException if the buffer's size is not the shape's
   */
  public static HostArray of(ElementType type, long[] shape, ByteBuffer bytes) {
    long expected = Math.multiplyExact(elements(shape), type.bytes());
    if (bytes.remaining() != expected) {
      throw new IllegalArgumentException(
          type
              + " "
              + Arrays.toString(shape)
              + " needs "
              + expected
              + " bytes, found "
              + bytes.remaining());
    }
    return new HostArray(type, shape, bytes.slice().asReadOnlyBuffer());
  }

  /**
   * An array of singles.
   *
   * @param values the elements in C order, copied
   * @param shape sizes
   * @return the array
   */
  public static HostArray ofFloats(float[] values, long... shape) {
    ByteBuffer b = ByteBuffer.allocate(Math.multiplyExact(values.length, 4));
    b.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return of(ElementType.F32, shape, b);
  }

  /**
   * An array of doubles.
   *
   * @param values the elements in C order, copied
   * @param shape sizes
   * @return the array
   */
  public static HostArray ofDoubles(double[] values, long... shape) {
    ByteBuffer b = ByteBuffer.allocate(Math.multiplyExact(values.length, 8));
    b.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    return of(ElementType.F64, shape, b);
  }

  /**
   * An array of 32-bit integers.
   *
   * @param values the elements in C order, copied
   * @param shape sizes
   * @return the array
   */
  public static HostArray ofInts(int[] values, long... shape) {
    ByteBuffer b = ByteBuffer.allocate(Math.multiplyExact(values.length, 4));
    b.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return of(ElementType.I32, shape, b);
  }

  /**
   * The element type.
   *
   * @return what one element is
   */
  public ElementType type() {
    return type;
  }

  /**
   * The shape.
   *
   * @return a fresh array of sizes
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * How many elements there are.
   *
   * @return the product of the sizes
   */
  public int size() {
    return Math.toIntExact(elements(shape));
  }

  /**
   * The raw elements.
   *
   * @return a fresh read-only little-endian view
   */
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The elements as singles; wider types are rounded.
   *
   * @return a fresh array in C order
   */
  public float[] toFloats() {
    float[] out = new float[size()];
    ByteBuffer b = bytes();
    if (type == ElementType.F32) {
      b.asFloatBuffer().get(out);
      return out;
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) element(b, i);
    }
    return out;
  }

  /**
   * The elements as doubles.
   *
   * @return a fresh array in C order
   */
  public double[] toDoubles() {
    double[] out = new double[size()];
    ByteBuffer b = bytes();
    for (int i = 0; i < out.length; i++) {
      out[i] = element(b, i);
    }
    return out;
  }

  /**
   * The elements as 32-bit integers.
   *
   * @return a fresh array in C order
   * @throws ArithmeticException if an element is no 32-bit integer
   */
  public int[] toInts() {
    int[] out = new int[size()];
    ByteBuffer b = bytes();
    for (int i = 0; i < out.length; i++) {
      double v = element(b, i);
      out[i] = (int) v;
      if (out[i] != v) {
        throw new ArithmeticException("element " + i + " is no 32-bit integer: " + v);
      }
    }
    return out;
  }

  /** Equal type, shape and bytes; so a NaN equals itself and 0 differs from -0. */
  @Override
  public boolean equals(Object other) {
    return other instanceof HostArray a
        && type == a.type
        && Arrays.equals(shape, a.shape)
        && bytes.equals(a.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + bytes.hashCode();
  }

  /** Type and shape, as {@code F32 [3, 4]}. */
  @Override
  public String toString() {
    return type + " " + Arrays.toString(shape);
  }

  private double element(ByteBuffer b, int i) {
    return switch (type) {
      case F64 -> b.getDouble(i * 8);
      case F32 -> b.getFloat(i * 4);
      case F16 -> Halves.toFloat(b.getShort(i * 2));
      case BF16 -> Float.intBitsToFloat(b.getShort(i * 2) << 16);
      case I64 -> b.getLong(i * 8);
      case U64 -> unsigned(b.getLong(i * 8));
      case I32 -> b.getInt(i * 4);
      case U32 -> b.getInt(i * 4) & 0xFFFFFFFFL;
      case I16 -> b.getShort(i * 2);
      case U16 -> b.getShort(i * 2) & 0xFFFF;
      case I8 -> b.get(i);
      case U8, BOOL -> b.get(i) & 0xFF;
    };
  }

  private static double unsigned(long v) {
    // The lost bit is kept as a sticky one, so that rounding is to nearest.
    return v >= 0 ? v : ((v >>> 1) | (v & 1)) * 2.0;
  }

  private static long elements(long[] shape) {
    long n = 1;
    for (long s : shape) {
      if (s < 0) {
        throw new IllegalArgumentException("negative size in shape " + Arrays.toString(shape));
      }
      n = Math.multiplyExact(n, s);
    }
    return n;
  }
}
