package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.Test;

class NativeFloatsTest {
  @Test
  void memoryIsUsedAgain() {
    NativeFloats floats = new NativeFloats();
    try (TensorScope scope = TensorScope.open()) {
      NDArray first = floats.tensor(new float[] {1, 2, 3, 4, 9}, scope, 2, 2);
      assertArrayEquals(new float[] {1, 2, 3, 4}, first.toFloatArray());
      NDArray second = floats.tensor(new float[] {5, 6}, scope, 2);
      assertArrayEquals(new float[] {5, 6}, second.toFloatArray());
      // The first tensor lies on the same memory: that is why it is good until the next call only.
      assertArrayEquals(new float[] {5, 6, 3, 4}, first.toFloatArray());
    }
  }

  @Test
  void memoryGrowsWithTheShape() {
    NativeFloats floats = new NativeFloats();
    try (TensorScope scope = TensorScope.open()) {
      floats.tensor(new float[] {1}, scope, 1);
      assertArrayEquals(
          new float[] {1, 2, 3}, floats.tensor(new float[] {1, 2, 3}, scope, 3, 1).toFloatArray());
    }
  }

  @Test
  void anArrayThatIsTooShortIsRefused() {
    try (TensorScope scope = TensorScope.open()) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new NativeFloats().tensor(new float[3], scope, 2, 2));
      assertEquals("the shape needs 4 floats, the array has 3", e.getMessage());
    }
  }
}
