package dev.lift3d.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushPullTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "7, 5", "16, 16", "33, 3"})
  void oneKnownCellFillsAMapOfAnySize(int width, int height) {
    float[] values = new float[2 * width * height];
    float[] weights = new float[width * height];
    int known = weights.length / 2;
    weights[known] = 0.5f;
    values[2 * known] = 3;
    values[2 * known + 1] = -4;
    new PushPull(width, height, values, weights).fill();
    for (int i = 0; i < weights.length; i++) {
      assertEquals(3, values[2 * i], 1e-5);
      assertEquals(-4, values[2 * i + 1], 1e-5);
    }
  }

  @Test
  void whatIsKnownStaysAndHolesLieBetween() {
    float[] values = {1, 0, 0, 0, 0, 0, 0, 9};
    float[] weights = {1, 0, 0, 0, 0, 0, 0, 1};
    new PushPull(8, 1, values, weights).fill();
    assertEquals(1, values[0]);
    assertEquals(9, values[7]);
    for (int i = 1; i < 7; i++) {
      assertTrue(values[i] >= values[i - 1] && values[i] <= 9, "rises from one to the other");
    }
  }

  @Test
  void theHeavierBorderFillsTheHole() {
    float[] values = new float[16];
    float[] weights = new float[16];
    values[0] = 1;
    weights[0] = 1;
    values[15] = 9;
    weights[15] = 1e3f;
    new PushPull(16, 1, values, weights).fill();
    for (int i = 4; i < 16; i++) { // before that, coarse cells hold the light one alone
      assertEquals(9, values[i], 0.1, "cell " + i);
    }
  }

  @Test
  void nothingKnownStaysAsItIs() {
    float[] values = new float[12];
    new PushPull(4, 3, values, new float[12]).fill();
    assertArrayEquals(new float[12], values);
  }
}
