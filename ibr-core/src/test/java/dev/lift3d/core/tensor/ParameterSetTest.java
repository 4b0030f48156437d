package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterSetTest {
  private static final List<ParameterSpec> SPECS =
      List.of(
          new ParameterSpec("w", Initial.KAIMING, 3, 2),
          new ParameterSpec("b", Initial.UNIFORM, 3),
          new ParameterSpec("s", Initial.ONE));

  @Test
  void everythingThatDoesNotFitIsNamedAtOnce() {
    Map<String, HostArray> values =
        Map.of(
            "w", HostArray.ofFloats(new float[6], 2, 3),
            "s", HostArray.ofFloats(new float[1]),
            "extra", HostArray.ofFloats(new float[2], 2));
    InputException e =
        assertThrows(InputException.class, () -> ParameterSet.of(SPECS, values, "net.safetensors"));
    assertEquals(
        "net.safetensors does not fit this network: w[3, 2] has shape [2, 3]; b is missing;"
            + " extra is unknown",
        e.getMessage());
  }

  @Test
  void aLongListOfMisfitsIsCutShort() {
    List<ParameterSpec> many =
        IntStream.range(0, 20).mapToObj(i -> new ParameterSpec("p" + i, Initial.ONE, 1)).toList();
    InputException e =
        assertThrows(InputException.class, () -> ParameterSet.of(many, Map.of(), "net"));
    assertTrue(e.getMessage().endsWith("p7 is missing; and 12 more"), e.getMessage());
  }

  @Test
  void theSeedDecidesTheValues() {
    try (ParameterSet a = ParameterSet.initial(SPECS, 5);
        ParameterSet b = ParameterSet.initial(SPECS, 5);
        ParameterSet c = ParameterSet.initial(SPECS, 6)) {
      assertEquals(a.toHost(), b.toHost());
      assertTrue(!a.toHost().get("w").equals(c.toHost().get("w")));
      assertEquals(10, a.count());
      assertArrayEquals(new float[] {1}, a.toHost().get("s").toFloats());
    }
  }

  @Test
  void replicasShareValuesAndKeepGradientsApart() {
    try (ParameterSet set = ParameterSet.initial(SPECS, 5);
        ParameterSet replica = set.replica();
        Gradients.Mode recorded = Gradients.recorded();
        TensorScope scope = TensorScope.open()) {
      set.set(1, new float[] {1, 2, 3});
      assertArrayEquals(new float[] {1, 2, 3}, replica.toHost().get("b").toFloats());
      NDArray b = replica.tensors().get(1);
      Gradients.backward(scope.scalar(1).mul(b.square().sum()));
      assertArrayEquals(new float[] {2, 4, 6}, Gradients.gradient(b, scope).toFloatArray());
      NDArray own = set.tensors().get(1);
      assertArrayEquals(new float[3], Gradients.gradient(own, scope).toFloatArray());
      replica.forgetGradients();
      assertArrayEquals(new float[3], Gradients.gradient(b, scope).toFloatArray());
    }
  }

  @Test
  void aParameterTakesExactlyItsSize() {
    try (ParameterSet set = ParameterSet.initial(SPECS, 5)) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> set.set(1, new float[2]));
      assertEquals("b[3] holds 3 numbers, given 2", e.getMessage());
    }
  }
}
