package dev.lift3d.grounding.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalAxesTest {
  private static final int[] PLACE = {0, 1, 2, 1, 3, 4, 2, 4, 5};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void axesAndVariancesMakeTheMatrixAndTheQuaternionTheAxes(long seed) {
    Random random = new Random(seed);
    double[] m = random.doubles(9, -1, 1).toArray();
    double[] c = new double[9];
    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 3; k++) {
        c[i] += m[i / 3 * 3 + k] * m[i % 3 * 3 + k];
      }
    }
    PrincipalAxes found = PrincipalAxes.of(new double[] {c[0], c[1], c[2], c[4], c[5], c[8]});
    double[] axes = rotation(found.quaternion());
    double[] v = found.variances();
    assertTrue(v[0] >= v[1] && v[1] >= v[2]);
    for (int i = 0; i < 9; i++) {
      assertEquals(found.axes()[i], axes[i], 1e-12);
      double again = 0;
      for (int k = 0; k < 3; k++) {
        again += axes[i / 3 * 3 + k] * v[k] * axes[i % 3 * 3 + k];
      }
      assertEquals(c[i], again, 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 0", "1 1 1", "1 2 3", "3 2 1", "2 3 2", "1 0 1", "2 2 3", "0 5 0"})
  void diagonalMatricesTooGiveRotations(String diagonal) {
    double[] c = new double[6];
    for (int a = 0; a < 3; a++) {
      c[PLACE[4 * a]] = Double.parseDouble(diagonal.split(" ")[a]);
    }
    PrincipalAxes found = PrincipalAxes.of(c);
    double[] axes = rotation(found.quaternion());
    for (int a = 0; a < 3; a++) {
      double again = 0;
      for (int k = 0; k < 3; k++) {
        again += axes[3 * a + k] * found.variances()[k] * axes[3 * a + k];
      }
      assertEquals(c[PLACE[4 * a]], again, 1e-12);
    }
    assertTrue(found.variances()[0] >= found.variances()[2]);
  }

  private static double[] rotation(double[] q) {
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    assertEquals(1, w * w + x * x + y * y + z * z, 1e-12);
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }
}
