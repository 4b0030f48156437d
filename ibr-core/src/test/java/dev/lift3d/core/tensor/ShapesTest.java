package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.Test;

class ShapesTest {
  @Test
  void aFittingTensorPassesThrough() {
    try (TensorScope scope = TensorScope.open()) {
      NDArray x = scope.zeros(2, 3);
      assertSame(x, Shapes.require(x, "x", Shapes.ANY, 3));
    }
  }

  @Test
  void theMessageSaysWhatWasExpectedAndFound() {
    try (TensorScope scope = TensorScope.open()) {
      NDArray x = scope.zeros(2, 3);
      IllegalArgumentException size =
          assertThrows(
              IllegalArgumentException.class, () -> Shapes.require(x, "rays (R, 4)", -1, 4));
      assertEquals("rays (R, 4) must have shape [*, 4], found [2, 3]", size.getMessage());
      IllegalArgumentException rank =
          assertThrows(IllegalArgumentException.class, () -> Shapes.require(x, "x", 2, 3, 1));
      assertEquals("x must have shape [2, 3, 1], found [2, 3]", rank.getMessage());
    }
  }

  @Test
  void elementsAreTheProductAndNeverOverflow() {
    assertEquals(1, Shapes.elements());
    assertEquals(0, Shapes.elements(5, 0));
    assertEquals(24, Shapes.elements(2, 3, 4));
    assertThrows(ArithmeticException.class, () -> Shapes.elements(1L << 40, 1L << 40));
  }
}
