package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostArrayTest {
  @Test
  void aScalarHasOneElementAndAnEmptyArrayNone() {
    assertEquals(1, HostArray.ofDoubles(new double[] {3}).size());
    assertEquals(0, HostArray.ofFloats(new float[0], 4, 0).size());
  }

  @Test
  void aBufferOfAnotherSizeIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> HostArray.ofFloats(new float[5], 2, 3));
    assertThrows(IllegalArgumentException.class, () -> HostArray.ofFloats(new float[6], -2, -3));
  }

  @Test
  void nobodyCanChangeAnArray() {
    long[] shape = {2};
    float[] values = {1, 2};
    HostArray array = HostArray.ofFloats(values, shape);
    shape[0] = 9;
    values[0] = 9;
    array.shape()[0] = 9;
    array.toFloats()[0] = 9;
    assertThrows(ReadOnlyBufferException.class, () -> array.bytes().put((byte) 1));
    assertArrayEquals(new long[] {2}, array.shape());
    assertArrayEquals(new float[] {1, 2}, array.toFloats());
  }

  @ParameterizedTest
  @EnumSource
  void smallIntegersReadTheSameFromEveryType(ElementType type) {
    HostArray array = HostArray.of(type, new long[] {2}, zeroAndOne(type));
    assertArrayEquals(new double[] {0, 1}, array.toDoubles());
    assertArrayEquals(new float[] {0, 1}, array.toFloats());
    assertArrayEquals(new int[] {0, 1}, array.toInts());
  }

  @Test
  void allOnesBitsAreTheLargestUnsignedAndMinusOneSigned() {
    assertEquals(-1, allOnes(ElementType.I64));
    assertEquals(-1, allOnes(ElementType.I32));
    assertEquals(-1, allOnes(ElementType.I16));
    assertEquals(-1, allOnes(ElementType.I8));
    assertEquals(0x1p64, allOnes(ElementType.U64));
    assertEquals(0x1p32 - 1, allOnes(ElementType.U32));
    assertEquals(0x1p16 - 1, allOnes(ElementType.U16));
    assertEquals(0x1p8 - 1, allOnes(ElementType.U8));
  }

  @Test
  void aLargeUnsignedRoundsToTheNearestDouble() {
    // 2^63 + 1025 lies just above the middle between 2^63 and its upper neighbour 2^63 + 2048.
    ByteBuffer b = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    HostArray array =
        HostArray.of(ElementType.U64, new long[0], b.putLong(Long.MIN_VALUE + 1025).flip());
    assertEquals(0x1p63 + 2048, array.toDoubles()[0]);
  }

  @Test
  void whatIsNoIntegerIsNotReadAsOne() {
    HostArray array = HostArray.ofDoubles(new double[] {1, 2.5}, 2);
    assertThrows(ArithmeticException.class, array::toInts);
    HostArray large = HostArray.ofDoubles(new double[] {0x1p31}, 1);
    assertThrows(ArithmeticException.class, large::toInts);
  }

  @Test
  void arraysAreEqualByTypeShapeAndBytes() {
    HostArray array = HostArray.ofFloats(new float[] {1, Float.NaN}, 2);
    assertEquals(array, HostArray.ofFloats(new float[] {1, Float.NaN}, 2));
    assertEquals(array.hashCode(), HostArray.ofFloats(new float[] {1, Float.NaN}, 2).hashCode());
    assertNotEquals(array, HostArray.ofFloats(new float[] {1, Float.NaN}, 1, 2));
    assertNotEquals(array, HostArray.ofFloats(new float[] {1, 2}, 2));
    assertNotEquals(HostArray.ofInts(new int[] {0}, 1), HostArray.ofFloats(new float[] {0}, 1));
  }

  private static double allOnes(ElementType type) {
    ByteBuffer b = ByteBuffer.allocate(type.bytes());
    while (b.hasRemaining()) {
      b.put((byte) 0xFF);
    }
    return HostArray.of(type, new long[0], b.flip()).toDoubles()[0];
  }

  private static ByteBuffer zeroAndOne(ElementType type) {
    ByteBuffer b = ByteBuffer.allocate(2 * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int at = type.bytes();
    switch (type) {
      case F64 -> b.putDouble(at, 1);
      case F32 -> b.putFloat(at, 1);
      case F16 -> b.putShort(at, (short) 0x3C00);
      case BF16 -> b.putShort(at, (short) 0x3F80);
      default -> b.put(at, (byte) 1);
    }
    return b;
  }
}
