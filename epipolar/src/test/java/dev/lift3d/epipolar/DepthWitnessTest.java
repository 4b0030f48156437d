package dev.lift3d.epipolar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.epipolar.stereo.SourceDepth;
import org.junit.jupiter.api.Test;

class DepthWitnessTest {
  private static final float STEP = 0.01f;

  /** Two rows of a near surface at depth 2 on the left and a far one at depth 4 on the right. */
  private static final SourceDepth EDGE =
      new SourceDepth(
          4,
          2,
          new float[] {0.5f, 0.5f, 0.25f, 0.25f, 0.5f, 0.5f, 0.25f, 0.25f},
          new float[] {0.8f, 0.8f, 0.8f, 0, 0.8f, 0.8f, 0.8f, 0},
          STEP);

  @Test
  void aSampleOnTheSurfaceIsAHit() {
    assertArrayEquals(new float[] {0, 0, 0.8f, 0.8f, 0.8f, 0}, ask(EDGE, 0.2, 0.5, 2), 1e-4f);
    assertArrayEquals(new float[] {0, 0, 0.8f, 0.8f, 0.8f, 0}, ask(EDGE, 0.6, 0.5, 4), 1e-4f);
  }

  @Test
  void aSampleBehindTheSurfaceIsOccludedAndOneInFrontIsFree() {
    float[] behind = ask(EDGE, 0.2, 0.5, 1 / (0.5 - 5 * STEP));
    float[] before = ask(EDGE, 0.2, 0.5, 1 / (0.5 + 5 * STEP));
    assertEquals(Math.tanh(2.5), behind[0], 1e-4); // looked up
    assertEquals(-Math.tanh(2.5), before[0], 1e-4); // looked up
    assertEquals(0.8 * Math.exp(-25 / 8.0), behind[3], 1e-4); // looked up
    assertEquals(behind[3], before[3], 1e-4);
    assertEquals(0.8 * Math.exp(-0.5 * 25 / 0.5625), behind[4], 1e-4);
    assertEquals(Math.tanh(10), behind[5], 1e-4); // looked up
  }

  @Test
  void depthIsNotAveragedAcrossAnEdge() {
    float[] left = ask(EDGE, 0.49, 0.5, 2);
    float[] right = ask(EDGE, 0.51, 0.5, 4);
    assertEquals(0.8f, left[3], 1e-4);
    assertEquals(0.8f, right[3], 1e-4);
  }

  @Test
  void onASlopeDepthIsInterpolated() {
    SourceDepth slope =
        new SourceDepth(
            2, 2, new float[] {0.50f, 0.52f, 0.50f, 0.52f}, new float[] {1, 1, 1, 1}, STEP);
    assertTrue(ask(slope, 0.5, 0.5, 1 / 0.51)[3] > 0.9999);
  }

  @Test
  void whereTheViewKnowsNothingItSaysNothing() {
    assertArrayEquals(new float[6], ask(EDGE, 0.9, 0.5, 4));
    assertArrayEquals(new float[6], ask(SourceDepth.unknown(), 0.5, 0.5, 3));
  }

  private static float[] ask(SourceDepth map, double x, double y, double z) {
    float[] out = {9, 9, 9, 9, 9, 9};
    DepthWitness.ask(map, x, y, z, out, 0);
    return out;
  }
}
