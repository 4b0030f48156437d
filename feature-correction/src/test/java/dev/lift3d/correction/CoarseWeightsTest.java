package dev.lift3d.correction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.ray.CellGrid;
import dev.lift3d.core.ray.DepthSampler;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoarseWeightsTest {
  private static final int SAMPLES = 32;
  private static final float[] DEPTHS =
      DepthSampler.uniformInInverseDepth(new DepthRange(1, 4), SAMPLES);

  /** Three by two blocks of ten pixels; block i found its surface at sample 5 i + 3. */
  private static CoarseWeights blocks() {
    CoarseWeights weights = new CoarseWeights(new CellGrid(3, 2, 10, 0), DEPTHS);
    for (int cell = 0; cell < 6; cell++) {
      float[] own = new float[SAMPLES];
      own[surface(cell)] = 1;
      weights.put(own, cell);
    }
    return weights;
  }

  private static int surface(int cell) {
    return 5 * cell + 3;
  }

  private static long near(float[] depths, int cell) {
    double low = 1 / DEPTHS[surface(cell) + 2 < SAMPLES ? surface(cell) + 2 : SAMPLES - 1];
    double high = 1 / DEPTHS[surface(cell) - 2];
    return IntStream.range(0, depths.length)
        .filter(i -> 1 / depths[i] >= low - 1e-6 && 1 / depths[i] <= high + 1e-6)
        .count();
  }

  @Test
  void aRayBetweenFourBlocksLooksWhereAnyOfThemFoundMatter() {
    float[] depths = blocks().guided(12, 9, 40); // between blocks 0, 1, 3, 4
    for (int cell : new int[] {0, 1, 3, 4}) {
      assertTrue(near(depths, cell) >= 6, "samples around the surface of block " + cell);
    }
  }

  @Test
  void atTheImagesCornersTheNearestBlockIsAsked() {
    float[] depths = blocks().guided(0.5, 0.5, 40);
    assertTrue(near(depths, 0) >= 6);
    assertEquals(40, depths.length);
    assertArrayEquals(
        blocks().guided(29.5, 19.5, 40), blocks().guided(35, 25, 40), "beyond the last centre");
  }
}
