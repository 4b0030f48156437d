package dev.lift3d.grounding.splat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ViewGradientsTest {
  /** For the loss sum(w . pose) a small turn about axis i changes rows j and k. */
  @Test
  void theGradientOfAMotionIsTheSlopeAlongIt() {
    SplatCamera camera = SplatScenes.camera(10, 10);
    double[] m = camera.worldToCamera();
    double[] w = new double[12];
    for (int i = 0; i < 12; i++) {
      w[i] = Math.sin(3 * i + 1);
    }
    double[] found =
        new ViewGradients(w, new double[4], new float[0], new float[0]).ofMotion(camera);
    double step = 1e-6;
    for (int axis = 0; axis < 3; axis++) {
      double slope =
          (loss(w, turned(m, axis, step)) - loss(w, turned(m, axis, -step))) / (2 * step);
      assertEquals(slope, found[axis], 1e-8, "turn about axis " + axis);
      assertEquals(w[4 * axis + 3], found[3 + axis], "motion along axis " + axis);
    }
  }

  private static double[] turned(double[] m, int axis, double angle) {
    double[] out = m.clone();
    int j = (axis + 1) % 3;
    int k = (axis + 2) % 3;
    for (int c = 0; c < 4; c++) {
      out[4 * j + c] = Math.cos(angle) * m[4 * j + c] - Math.sin(angle) * m[4 * k + c];
      out[4 * k + c] = Math.sin(angle) * m[4 * j + c] + Math.cos(angle) * m[4 * k + c];
    }
    return out;
  }

  private static double loss(double[] w, double[] pose) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += w[i] * pose[i];
    }
    return sum;
  }
}
