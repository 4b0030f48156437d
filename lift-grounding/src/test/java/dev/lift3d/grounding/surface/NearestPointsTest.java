package dev.lift3d.grounding.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestPointsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 9, 100, 1000})
  void findsWhatLookingAtAllPointsFinds(int count) {
    Random random = new Random(count);
    double[] points = random.doubles(3L * count).toArray();
    NearestPoints.Search search = new NearestPoints(points).new Search(6);
    double farthest = 0.3;
    for (int p = 0; p < Math.min(count, 50); p++) {
      int asked = p;
      List<Integer> expected =
          IntStream.range(0, count)
              .boxed()
              .filter(n -> square(points, asked, n) <= farthest * farthest)
              .sorted(Comparator.comparingDouble(n -> square(points, asked, n)))
              .limit(6)
              .toList();
      int found = search.around(p, farthest);
      assertEquals(expected, IntStream.range(0, found).mapToObj(search::get).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void equalPointsAreAllFound(int count) {
    double[] points = new double[3 * count];
    NearestPoints.Search search = new NearestPoints(points).new Search(count);
    assertEquals(count, search.around(0, 1));
  }

  private static double square(double[] p, int a, int b) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += (p[3 * a + c] - p[3 * b + c]) * (p[3 * a + c] - p[3 * b + c]);
    }
    return sum;
  }
}
