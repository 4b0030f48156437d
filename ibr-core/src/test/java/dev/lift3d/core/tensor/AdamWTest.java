package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private static final AdamW.Settings SETTINGS = new AdamW.Settings(0.9, 0.999, 1e-8, 0.01, 1e9);
  private static final List<ParameterSpec> SPECS =
      List.of(
          new ParameterSpec("w", Initial.KAIMING, 3, 2), new ParameterSpec("b", Initial.ONE, 3));

  /** Loss = sum over all parameters of k x^2 / 2, so that the gradient is k x. */
  private static void differentiate(ParameterSet set, float k) {
    try (Gradients.Mode recorded = Gradients.recorded();
        TensorScope scope = TensorScope.open()) {
      for (NDArray t : set.tensors()) {
        Gradients.backward(scope.scalar(k / 2).mul(t.square().sum()));
      }
    }
  }

  @Test
  void stepsFollowTheFormulaInDouble() {
    try (ParameterSet set = ParameterSet.initial(SPECS, 7);
        AdamW optimizer = new AdamW(set, SETTINGS)) {
      double[] x = set.toHost().get("w").toDoubles();
      double[] m = new double[x.length];
      double[] v = new double[x.length];
      for (int step = 1; step <= 5; step++) {
        set.forgetGradients();
        differentiate(set, 3);
        optimizer.step(List.of(set), 0.05);
        for (int i = 0; i < x.length; i++) {
          double g = 3 * x[i];
          m[i] = 0.9 * m[i] + 0.1 * g;
          v[i] = 0.999 * v[i] + 0.001 * g * g;
          double root = Math.sqrt(v[i]) / Math.sqrt(1 - Math.pow(0.999, step)) + 1e-8;
          x[i] = x[i] * (1 - 0.05 * 0.01) - 0.05 / (1 - Math.pow(0.9, step)) * m[i] / root;
        }
      }
      // Five float32 steps of size 0.05 round by some 1e-7 each.
      assertArrayEquals(x, set.toHost().get("w").toDoubles(), 2e-6);
    }
  }

  @Test
  void replicasAddUp() {
    try (ParameterSet set = ParameterSet.initial(SPECS, 7);
        ParameterSet a = set.replica();
        ParameterSet b = set.replica();
        AdamW optimizer = new AdamW(set, SETTINGS)) {
      differentiate(a, 1);
      differentiate(b, 2);
      double norm = 0;
      for (double x : set.toHost().get("w").toDoubles()) {
        norm += 9 * x * x;
      }
      norm += 27; // three ones in b
      assertEquals(Math.sqrt(norm), optimizer.step(List.of(a, b), 0.01), 1e-5);
    }
  }

  @Test
  void aRestoredOptimizerGoesOnAsIfNeverStopped() {
    try (ParameterSet once = ParameterSet.initial(SPECS, 3);
        AdamW first = new AdamW(once, SETTINGS)) {
      for (int i = 0; i < 3; i++) {
        once.forgetGradients();
        differentiate(once, 1);
        first.step(List.of(once), 0.1);
      }
      try (ParameterSet again = ParameterSet.of(SPECS, once.toHost(), "test");
          AdamW second = new AdamW(again, SETTINGS)) {
        second.restore(first.state());
        once.forgetGradients();
        differentiate(once, 1);
        first.step(List.of(once), 0.1);
        differentiate(again, 1);
        second.step(List.of(again), 0.1);
        assertArrayEquals(once.toHost().get("w").toFloats(), again.toHost().get("w").toFloats());
        assertTrue(second.steps() == 4);
      }
    }
  }
}
