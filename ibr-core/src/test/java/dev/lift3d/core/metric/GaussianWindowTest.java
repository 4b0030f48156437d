package dev.lift3d.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianWindowTest {
  private static final double TOLERANCE = 1e-15;

  @Test
  void aSinglePointSpreadsAsAGaussianOfDeviationOneAndAHalf() {
    double[] point = new double[21 * 21];
    point[10 * 21 + 10] = 1;
    double[] spread = GaussianWindow.average(point, 21);
    assertEquals(11 * 11, spread.length);
    double centre = spread[5 * 11 + 5];
    for (int row = 0; row < 11; row++) {
      for (int col = 0; col < 11; col++) {
        double square = Math.pow(row - 5, 2) + Math.pow(col - 5, 2);
        double expected = centre * Math.exp(-square / (2 * 1.5 * 1.5));
        assertEquals(expected, spread[row * 11 + col], TOLERANCE);
      }
    }
    assertEquals(1, Arrays.stream(spread).sum(), TOLERANCE * spread.length);
  }
}
