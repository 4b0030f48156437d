package dev.lift3d.core.ray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.DepthRange;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthSamplerTest {
  private static final DepthRange RANGE = new DepthRange(0.5, 20);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 64})
  void evenDepthsIncludeBothEndsAndAreEvenInInverseDepth(int samples) {
    float[] z = DepthSampler.uniformInInverseDepth(RANGE, samples);
    assertEquals(0.5f, z[0]);
    assertEquals(20f, z[samples - 1]);
    double step = (2 - 0.05) / (samples - 1);
    for (int s = 1; s < samples; s++) {
      assertEquals(step, 1.0 / z[s - 1] - 1.0 / z[s], 1e-6); // inverse depths to 2 in float32
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void jitteredDepthsStayInTheirBins(long seed) {
    float[] even = DepthSampler.uniformInInverseDepth(RANGE, 32);
    float[] z = DepthSampler.jittered(even, new SplittableRandom(seed)::nextDouble);
    for (int s = 0; s < z.length; s++) {
      double lower = s == 0 ? even[0] : 0.5 * (even[s - 1] + even[s]);
      double upper = s == z.length - 1 ? even[s] : 0.5 * (even[s] + even[s + 1]);
      assertTrue(z[s] >= (float) lower && z[s] <= (float) upper, "depth " + s + " is " + z[s]);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,64", "2,64", "3,7"})
  void importantDepthsFallWhereTheWeightIs(long seed, int samples) {
    float[] depths = DepthSampler.uniformInInverseDepth(RANGE, samples);
    int peak = samples / 3;
    float[] weights = new float[samples];
    weights[peak] = 1;
    SplittableRandom random = new SplittableRandom(seed);
    float[] z = DepthSampler.importance(depths, weights, 200, random::nextDouble);
    double near = 2 / (1.0 / depths[peak - 1] + 1.0 / depths[peak]);
    double far = 2 / (1.0 / depths[peak] + 1.0 / depths[peak + 1]);
    int inside = 0;
    for (float depth : z) {
      assertTrue(depth > RANGE.near() && depth < RANGE.far());
      inside += depth >= near * (1 - 1e-6) && depth <= far * (1 + 1e-6) ? 1 : 0;
    }
    // The other bins share 1e-5 each: 6e-4 of 200 draws.
    assertTrue(inside >= 198, inside + " of 200 draws are in the bin with the weight");
  }

  @Test
  void quantilesOfAHistogramInvertItsDistributionFunction() {
    double[] edges = {0, 1, 3, 4};
    double[] mass = {1, 2, 1};
    float[] u = {0, 0.125f, 0.25f, 0.5f, 0.75f, 1};
    DepthSampler.invert(edges, mass, u);
    // Every bin also gets 1e-5.
    assertArrayEquals(new float[] {0, 0.5f, 1, 2, 3, 4}, u, 2e-5f);
  }

  @Test
  void weightsOfZeroAreDrawnFromEvenly() {
    double[] edges = {0, 1, 2, 3, 4};
    float[] u = {0.125f, 0.5f, 0.875f};
    DepthSampler.invert(edges, new double[4], u);
    assertArrayEquals(new float[] {0.5f, 2, 3.5f}, u, 1e-6f);
  }

  @Test
  void mergedDepthsAreAllDepthsInOrder() {
    float[] a = {1, 3, 5};
    float[] b = {4, 0.5f, 3};
    assertArrayEquals(new float[] {0.5f, 1, 3, 3, 4, 5}, DepthSampler.merged(a, b));
    assertEquals("[4.0, 0.5, 3.0]", Arrays.toString(b));
  }

  @ParameterizedTest
  @CsvSource({"1,64", "2,64", "3,9"})
  void guidedDepthsAscendAndMostLieAtTheWeightAndSomeElsewhere(long seed, int samples) {
    float[] depths = DepthSampler.uniformInInverseDepth(RANGE, samples);
    int peak = samples / 3;
    float[] weights = new float[samples];
    weights[peak] = 0.8f;
    SplittableRandom random = new SplittableRandom(seed);
    for (DoubleSupplier draw : new DoubleSupplier[] {random::nextDouble, null}) {
      float[] z = DepthSampler.guided(depths, weights, 40, draw);
      double near = 2 / (1.0 / depths[peak - 2] + 1.0 / depths[peak - 1]);
      double far = 2 / (1.0 / depths[peak + 1] + 1.0 / depths[peak + 2]);
      int inside = 0;
      for (int i = 0; i < z.length; i++) {
        assertTrue(z[i] >= RANGE.near() && z[i] <= RANGE.far() * (1 + 1e-6));
        assertTrue(i == 0 || z[i] >= z[i - 1]);
        inside += z[i] >= near * (1 - 1e-6) && z[i] <= far * (1 + 1e-6) ? 1 : 0;
      }
      // 15 of 100 quantiles are spread evenly: 6 of 40, give or take one at each end.
      assertTrue(inside >= 32 && inside <= 39, inside + " of 40 are around the weight");
    }
  }

  @Test
  void guidedByNothingDepthsAreSpreadEvenly() {
    float[] depths = DepthSampler.uniformInInverseDepth(RANGE, 33);
    float[] z = DepthSampler.guided(depths, new float[33], 10, null);
    for (int i = 1; i < z.length; i++) {
      double gap = 1.0 / z[i - 1] - 1.0 / z[i];
      assertEquals((2 - 0.05) / 10, gap, 0.03); // the end bins are half as wide
    }
  }
}
