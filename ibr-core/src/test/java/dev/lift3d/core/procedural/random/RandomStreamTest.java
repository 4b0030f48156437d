package dev.lift3d.core.procedural.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  /** First outputs of the published SplitMix64 for state 0: mix of one and of two increments. */
  @Test
  void theFinaliserIsSplitMix64s() {
    long gamma = 0x9E3779B97F4A7C15L;
    assertEquals(0xE220A8397B1DCDAFL, RandomStream.mix(gamma));
    assertEquals(0x6E789E6AA1B965F4L, RandomStream.mix(2 * gamma));
    assertEquals(0x06C45D188009454FL, RandomStream.mix(3 * gamma));
  }

  @Test
  void aSplitDoesNotDependOnWhatWasDrawn() {
    RandomStream fresh = new RandomStream(7);
    RandomStream used = new RandomStream(7);
    used.nextLong();
    used.gaussian();
    assertEquals(fresh.split("a").nextLong(), used.split("a").nextLong());
    assertNotEquals(fresh.split("a").nextLong(), fresh.split("b").nextLong());
  }

  @Test
  void neighbouringSeedsShareNoNumbers() {
    Set<Long> seen = new HashSet<>();
    for (int seed = 0; seed < 1000; seed++) {
      RandomStream r = new RandomStream(seed);
      for (int i = 0; i < 10; i++) {
        assertTrue(seen.add(r.nextLong()), "seed " + seed + " repeats a number");
      }
    }
  }

  @Test
  void drawsFillTheirRanges() {
    RandomStream r = new RandomStream(3);
    int[] counts = new int[4];
    double sum = 0;
    double squares = 0;
    int n = 40_000;
    for (int i = 0; i < n; i++) {
      counts[r.between(2, 5) - 2]++;
      double g = r.gaussian();
      sum += g;
      squares += g * g;
    }
    for (int c : counts) {
      assertEquals(0.25, (double) c / n, 0.01); // four standard deviations are 0.009
    }
    assertEquals(0, sum / n, 0.02);
    assertEquals(1, squares / n, 0.03);
  }
}
