package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledScriptTest {
  private static final String SQUARE_PLUS =
      """
      def f(self, x: Tensor, y: Tensor) -> Tuple[Tensor, Tensor]:
        z = x * x
        return (z + y, z[0:1])
      """;

  @Test
  void aMethodReturnsATuple() {
    try (TensorScope scope = TensorScope.open();
        CompiledScript script = CompiledScript.compile(List.of(SQUARE_PLUS))) {
      NDList out =
          script.call(
              "f", scope.floats(new float[] {2, 3}, 2), scope.floats(new float[] {1, 1}, 2));
      assertArrayEquals(new float[] {5, 10}, out.get(0).toFloatArray());
      assertArrayEquals(new float[] {4}, out.get(1).toFloatArray());
    }
  }

  @Test
  void gradientsFlowThroughAMethodAndAcrossACutGraph() {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode recorded = Gradients.recorded();
        CompiledScript script = CompiledScript.compile(List.of(SQUARE_PLUS))) {
      NDArray x = Gradients.leaf(scope.floats(new float[] {2, 3}, 2));
      NDArray y = script.call("f", x, scope.zeros(2)).get(0);
      NDArray cut = Gradients.leaf(y);
      NDArray z = script.call("f", cut, scope.zeros(2)).get(0).sum();
      Gradients.backward(z);
      Gradients.backward(y, Gradients.gradient(cut, scope));
      // z = x^4, dz/dx = 4 x^3
      assertArrayEquals(new float[] {32, 108}, Gradients.gradient(x, scope).toFloatArray());
    }
  }

  @Test
  void wrongTextIsRefusedWithItsMistake() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                CompiledScript.compile(
                    List.of("def f(self, x: Tensor) -> Tensor:\n  return torch.nonsense(x)")));
    assertTrue(e.getMessage().contains("nonsense"), e.getMessage());
  }

  @Test
  void workersComputeSideBySideAndPassOnFailures() {
    try (Workers workers = Workers.start(2)) {
      double[] sums = new double[2];
      workers.each(
          w -> {
            try (TensorScope scope = TensorScope.open()) {
              sums[w] = scope.floats(new float[] {w, 1}, 2).sum().getFloat();
            }
          });
      assertEquals(1, sums[0]);
      assertEquals(2, sums[1]);
      assertThrows(
          IllegalStateException.class,
          () ->
              workers.forEach(
                  3,
                  i -> {
                    throw new IllegalStateException("chunk " + i);
                  }));
    }
  }
}
