package dev.lift3d.correction.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  private static double[] weights(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, 90).mapToDouble(i -> Math.pow(random.nextDouble(), 6)).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.999, 0.9, 0.5, 0.01})
  void theFewestThatMakeUpTheShareAreKept(double share) {
    double[] given = weights(7);
    Places places = new Places();
    for (int i = 0; i < given.length; i++) {
      places.add(i % 3, i, -i, given[i]);
    }
    double total = places.total();
    int[] kept = places.keep(share);
    double sum = IntStream.of(kept).mapToDouble(i -> given[i]).sum();
    double smallest = IntStream.of(kept).mapToDouble(i -> given[i]).min().orElseThrow();
    assertTrue(sum >= share * total - 1e-12);
    assertTrue(sum - smallest < share * total, "one less would not do");
    assertTrue(
        IntStream.range(0, given.length)
            .filter(i -> IntStream.of(kept).noneMatch(k -> k == i))
            .allMatch(i -> given[i] <= smallest * (1 + 1e-7)));
    assertArrayEquals(IntStream.of(kept).sorted().toArray(), kept);
    assertEquals(1, IntStream.of(kept).mapToDouble(places::weight).sum(), 1e-12);
  }

  @Test
  void whatIsLeftOutGoesToTheNearestOfItsView() {
    Places places = new Places();
    places.add(0, 10, 10, 0.4);
    places.add(0, 20, 10, 0.3);
    places.add(0, 19, 11, 0.1); // to the second
    places.add(1, 20, 10, 0.15); // to none: nothing of its view is kept
    places.add(0, 13, 9, 0.05); // to the first
    assertArrayEquals(new int[] {0, 1}, places.keep(0.6));
    assertEquals(0.45 / 0.85, places.weight(0), 1e-12);
    assertEquals(0.4 / 0.85, places.weight(1), 1e-12);
  }

  @Test
  void theWholeShareKeepsEverything() {
    Places places = new Places();
    double[] given = {1, 0, 1e-30};
    for (double weight : given) {
      places.add(0, 0, 0, weight);
    }
    assertArrayEquals(new int[] {0, 1, 2}, places.keep(1));
    places.clear();
    assertArrayEquals(new int[0], places.keep(0.5));
  }
}
