package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.io.HostArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkScriptTest {
  @Test
  void twoLayersComputeWhatTheyComputeByHand() {
    NetworkScript net = new NetworkScript();
    String hidden = net.let("torch.relu(" + net.linear("x", "a", 2, 2, Initial.ZERO) + ")");
    net.method("run", List.of("x"), List.of(net.linear(hidden, "b", 2, 1, Initial.ZERO), hidden));
    Map<String, HostArray> values =
        Map.of(
            "a.weight", HostArray.ofFloats(new float[] {1, 2, -1, 0}, 2, 2),
            "a.bias", HostArray.ofFloats(new float[] {0.5f, 0.5f}, 2),
            "b.weight", HostArray.ofFloats(new float[] {3, 4}, 1, 2),
            "b.bias", HostArray.ofFloats(new float[] {-1}, 1));
    try (CompiledScript script = net.compile();
        ParameterSet set = ParameterSet.of(net.parameters(), values, "test");
        Gradients.Mode off = Gradients.unrecorded();
        TensorScope scope = TensorScope.open()) {
      NDArray x = scope.floats(new float[] {1, 1, -2, 0}, 2, 2);
      NDList out = script.call("run", set.tensors(), x);
      // Rows: relu(1 + 2 + .5, -1 + .5) = (3.5, 0); relu(-2 + .5, 2 + .5) = (0, 2.5).
      assertArrayEquals(new float[] {9.5f, 9}, out.get(0).toFloatArray());
      assertArrayEquals(new float[] {3.5f, 0, 0, 2.5f}, out.get(1).toFloatArray());
    }
  }

  @Test
  void parametersAreNumberedByFirstUseAndSharedByName() {
    NetworkScript net = new NetworkScript();
    ParameterSpec a = new ParameterSpec("a", Initial.ONE, 2);
    assertEquals("p[0]", net.parameter(a));
    assertEquals("p[1]", net.parameter(new ParameterSpec("b", Initial.ONE, 3)));
    assertEquals("p[0]", net.parameter(new ParameterSpec("a", Initial.ONE, 2)));
    assertEquals(List.of("a", "b"), net.parameters().stream().map(ParameterSpec::name).toList());
  }

  @Test
  void oneNameCannotStandForTwoShapes() {
    NetworkScript net = new NetworkScript();
    net.parameter(new ParameterSpec("a", Initial.ONE, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> net.parameter(new ParameterSpec("a", Initial.ONE, 3)));
  }

  @Test
  void everyMethodHasItsOwnLines() {
    NetworkScript net = new NetworkScript();
    net.line("y = x * 2.0");
    net.method("twice", List.of("x"), List.of("y"));
    net.line("y = x * 3.0");
    net.method("thrice", List.of("x"), List.of("y"));
    try (CompiledScript script = net.compile();
        TensorScope scope = TensorScope.open()) {
      NDArray x = scope.floats(new float[] {5}, 1);
      assertEquals(10, script.call("twice", x).get(0).getFloat());
      assertEquals(15, script.call("thrice", x).get(0).getFloat());
    }
  }
}
