package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.io.HostArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TensorScopeTest {
  private static ByteBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  @Test
  void aSharedTensorSeesWhatIsWrittenLater() {
    try (TensorScope scope = TensorScope.open()) {
      ByteBuffer buffer = direct(5); // longer than the shape
      NDArray shared = scope.shared(buffer, 2, 2);
      buffer.asFloatBuffer().put(new float[] {1, 2, 3, 4, 5});
      assertArrayEquals(new float[] {1, 2, 3, 4}, shared.toFloatArray());
      assertArrayEquals(new long[] {2, 2}, shared.getShape().getShape());
    }
  }

  @Test
  void sharedMemoryMustBeDirectNativeAndLongEnough() {
    try (TensorScope scope = TensorScope.open()) {
      assertThrows(
          IllegalArgumentException.class, () -> scope.shared(ByteBuffer.allocate(16), 2, 2));
      ByteOrder other =
          ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
              ? ByteOrder.BIG_ENDIAN
              : ByteOrder.LITTLE_ENDIAN;
      ByteBuffer swapped = direct(4).order(other);
      assertThrows(IllegalArgumentException.class, () -> scope.shared(swapped, 2, 2));
      IllegalArgumentException tooShort =
          assertThrows(IllegalArgumentException.class, () -> scope.shared(direct(3), 2, 2));
      assertTrue(tooShort.getMessage().contains("16 bytes"), tooShort.getMessage());
      assertTrue(tooShort.getMessage().contains("12"), tooShort.getMessage());
    }
  }

  @Test
  void whatIsHandedOutOutlivesItsScopeAndNothingElseDoes() {
    try (TensorScope owner = TensorScope.open()) {
      NDArray kept;
      NDArray lost;
      try (TensorScope scope = TensorScope.open()) {
        lost = scope.floats(new float[] {1, 2}, 2);
        kept = scope.handOut(lost.add(lost), owner);
      }
      assertArrayEquals(new float[] {2, 4}, kept.toFloatArray());
      assertThrows(IllegalStateException.class, lost::toFloatArray);
    }
  }

  @Test
  void anInnerScopeDiesWithItsOuterOne() {
    NDArray inner;
    try (TensorScope outer = TensorScope.open()) {
      inner = outer.inner().zeros(2);
      assertFalse(inner.isReleased());
    }
    assertTrue(inner.isReleased());
  }

  @Test
  void aClosedScopeMakesNoTensors() {
    TensorScope scope = TensorScope.open();
    scope.close();
    assertThrows(IllegalStateException.class, () -> scope.floats(new float[] {1}, 1));
  }

  @Test
  void aCappedScopeRefusesTensors() {
    try (TensorScope scope = TensorScope.open();
        TensorScope other = TensorScope.open()) {
      NDArray x = scope.floats(new float[] {1, 2}, 2);
      NDArray y = other.floats(new float[] {3, 4}, 2);
      scope.cap();
      assertThrows(IllegalStateException.class, () -> x.add(y));
      assertArrayEquals(new float[] {4, 6}, y.add(x).toFloatArray());
    }
  }

  @Test
  void closingAScopeLeavesNothingAlive() {
    long before = LiveTensors.count();
    try (TensorScope scope = TensorScope.open()) {
      scope.inner().zeros(3);
      scope.ints(new int[] {1, 2}, 2).add(scope.ints(new int[] {1, 2}, 2));
      assertTrue(LiveTensors.count() >= before + 5, "two scopes and four tensors live");
    }
    assertEquals(before, LiveTensors.count());
  }

  @Test
  void valuesComeBackAsTheyWentIn() {
    HostArray array = HostArray.ofFloats(new float[] {1.5f, -2, Float.MIN_VALUE, 4, 5, 6}, 3, 2);
    try (TensorScope scope = TensorScope.open()) {
      assertEquals(array, TensorScope.host(scope.tensor(array)));
      assertEquals(7, scope.scalar(7).getFloat());
      assertEquals(0, scope.scalar(7).getShape().dimension());
      assertArrayEquals(
          new long[] {1L << 40, -1}, scope.longs(new long[] {1L << 40, -1}, 2).toLongArray());
    }
  }
}
