package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.junit.jupiter.api.Test;

class GradientsTest {
  @Test
  void modesNestAndEndWhereTheyBegan() {
    boolean before = outside();
    try (Gradients.Mode off = Gradients.unrecorded()) {
      assertFalse(JniUtils.isGradMode());
      try (Gradients.Mode on = Gradients.recorded()) {
        assertTrue(JniUtils.isGradMode());
      }
      assertFalse(JniUtils.isGradMode());
    }
    assertEquals(before, JniUtils.isGradMode());
  }

  private static boolean outside() {
    TensorEngine.start();
    return JniUtils.isGradMode();
  }

  @Test
  void aModeIsItsThreadsOwn() {
    try (Workers workers = Workers.start(2);
        Gradients.Mode off = Gradients.unrecorded()) {
      boolean[] recording = new boolean[2];
      workers.each(
          worker -> {
            if (worker == 0) {
              try (Gradients.Mode on = Gradients.recorded()) {
                recording[0] = JniUtils.isGradMode();
              }
            } else {
              try (Gradients.Mode alsoOff = Gradients.unrecorded()) {
                recording[1] = JniUtils.isGradMode();
              }
            }
          });
      assertArrayEquals(new boolean[] {true, false}, recording);
      assertFalse(JniUtils.isGradMode(), "the calling thread keeps its own mode");
    }
  }

  @Test
  void nothingIsRecordedWhileUnrecorded() {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode on = Gradients.recorded()) {
      NDArray x = Gradients.leaf(scope.floats(new float[] {3}, 1));
      NDArray silent;
      try (Gradients.Mode off = Gradients.unrecorded()) {
        silent = x.square();
      }
      Gradients.backward(x.mul(silent).sum());
      // d(x * c)/dx with c = 9: the square has left no trace.
      assertArrayEquals(new float[] {9}, Gradients.gradient(x, scope).toFloatArray());
    }
  }
}
