package dev.lift3d.correction.point;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobustMeanTest {
  private static float[][] cloud(int count, int channels, SplittableRandom random) {
    float[][] samples = new float[count][channels];
    for (float[] sample : samples) {
      for (int c = 0; c < channels; c++) {
        sample[c] = (float) random.nextGaussian();
      }
    }
    return samples;
  }

  private static double[] weights(int count, SplittableRandom random) {
    return random.doubles(count, 0.2, 1).toArray();
  }

  private static double cost(float[] at, float[][] samples, double[] weights) {
    double cost = 0;
    for (int s = 0; s < samples.length; s++) {
      double sum = 0;
      for (int c = 0; c < at.length; c++) {
        sum += Math.pow(at[c] - samples[s][c], 2);
      }
      cost += weights[s] * Math.sqrt(sum);
    }
    return cost;
  }

  @Test
  void thePlainMeanIsWeighted() {
    float[][] samples = {{1, 0}, {3, 8}};
    assertArrayEquals(new float[] {2.5f, 6}, RobustMean.PLAIN.of(samples, new double[] {1, 3}));
  }

  /** Its definition: no place nearby has a smaller sum of weighted distances. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theMedianMinimisesTheSumOfDistances(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] samples = cloud(9, 4, random);
    double[] weights = weights(9, random);
    float[] median = new RobustMean(RobustMean.Distance.EUCLIDEAN, 200).of(samples, weights);
    double least = cost(median, samples, weights);
    assertTrue(least < cost(RobustMean.PLAIN.of(samples, weights), samples, weights));
    for (int i = 0; i < 100; i++) {
      float[] near = median.clone();
      for (int c = 0; c < near.length; c++) {
        near[c] += (float) (0.05 * random.nextGaussian());
      }
      // The iteration ends about 1e-6 from the least.
      assertTrue(cost(near, samples, weights) > least - 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMinorityOfOutliersIsIgnored(boolean cosine) {
    float[][] samples = new float[7][];
    for (int s = 0; s < 7; s++) {
      samples[s] = s < 5 ? new float[] {1, 2, 3} : new float[] {-50 - 3 * s, 9, 7 * s};
    }
    double[] even = new double[7];
    Arrays.fill(even, 1);
    RobustMean robust = cosine ? RobustMean.COSINE_MEDIAN : RobustMean.MEDIAN;
    float[] found = robust.of(samples, even);
    float[] plain = RobustMean.PLAIN.of(samples, even);
    assertTrue(Math.abs(plain[0] - 1) > 15);
    // Each iteration leaves about two fifths of the distance, until distances count as 1e-4.
    assertArrayEquals(new float[] {1, 2, 3}, found, 0.02f);
  }

  @Test
  void byCosineLengthsDoNotCount() {
    float[][] samples = {{1, 0.1f}, {20, 1}, {300, 40}, {0.1f, 50}};
    double[] even = {1, 1, 1, 1};
    float[] byCosine = RobustMean.COSINE_MEDIAN.of(samples, even);
    assertTrue(byCosine[1] / byCosine[0] < 0.15, Arrays.toString(byCosine));
    float[][] longer = {{2, 0.2f}, {40, 2}, {600, 80}, {0.2f, 100}};
    float[] doubled = RobustMean.COSINE_MEDIAN.of(longer, even);
    assertEquals(2 * byCosine[0], doubled[0], 1e-4 * doubled[0]);
    assertEquals(2 * byCosine[1], doubled[1], 1e-4 * doubled[0]);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void extremesStayFinite(boolean cosine) {
    RobustMean robust = cosine ? RobustMean.COSINE_MEDIAN : RobustMean.MEDIAN;
    double[] even = {1, 1, 1};
    assertArrayEquals(
        new float[] {4, 5}, robust.of(new float[][] {{4, 5}, {4, 5}, {4, 5}}, even), 1e-6f);
    assertArrayEquals(new float[2], robust.of(new float[3][2], even));
    assertArrayEquals(new float[] {7}, robust.of(new float[][] {{7}}, new double[] {0.01}));
    float[] opposite = robust.of(new float[][] {{1, 0}, {-1, 0}, {0, 0}}, even);
    assertTrue(Float.isFinite(opposite[0]) && Float.isFinite(opposite[1]));
  }

  @Test
  void iterationsAreNotNegative() {
    assertThrows(
        IllegalArgumentException.class, () -> new RobustMean(RobustMean.Distance.COSINE, -1));
  }
}
