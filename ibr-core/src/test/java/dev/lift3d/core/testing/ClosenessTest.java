package dev.lift3d.core.testing;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static dev.lift3d.core.testing.Closeness.assertShareClose;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClosenessTest {
  private static final float[] ONE_TWO = {1, 2};

  @Test
  void theWorstElementIsReported() {
    AssertionError e =
        assertThrows(
            AssertionError.class,
            () -> assertClose("x", new float[] {0, 0, 0}, new float[] {0, 3, 1}, 0.5));
    assertTrue(e.getMessage().startsWith("x: 1 of 3"), e.getMessage());
    assertTrue(e.getMessage().contains("worst at 1: expected 0.0, found 3.0"), e.getMessage());
  }

  @Test
  void equalArraysPassAtToleranceZero() {
    assertClose("x", ONE_TWO, ONE_TWO.clone(), 0);
  }

  @Test
  void nothingPassesForANumberButANumber() {
    refused(new float[] {1, Float.NaN}, 1e9);
    refused(new float[] {1, Float.POSITIVE_INFINITY}, 1e9);
    refused(new float[] {1}, 1e9);
  }

  @Test
  void aShareOfTheElementsMayBeFarOff() {
    assertShareClose("x", ONE_TWO, new float[] {1, 9}, 0.5, i -> 0);
    assertThrows(
        AssertionError.class,
        () -> assertShareClose("x", ONE_TWO, new float[] {1, 9}, 0.6, i -> 0));
  }

  private static void refused(float[] actual, double tolerance) {
    assertThrows(AssertionError.class, () -> assertClose("x", ONE_TWO, actual, tolerance));
  }
}
