package dev.lift3d.correction.corrector;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.FeatureMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureScaleTest {
  @Test
  void standardisedValuesHaveMeanZeroAndDeviationOne() {
    SplittableRandom random = new SplittableRandom(1);
    List<FeatureMap> maps =
        List.of(
            RandomChunk.scaled(RandomChunk.map(4, random), 30, 5),
            RandomChunk.scaled(RandomChunk.map(4, random), 2, -800));
    FeatureScale scale = FeatureScale.ofMaps(maps);
    for (int c = 0; c < 4; c++) {
      double sum = 0;
      double squares = 0;
      for (FeatureMap map : maps) {
        for (int i = c; i < map.data().length; i += 4) {
          double x = scale.standardised(map.data()[i], c);
          sum += x;
          squares += x * x;
        }
      }
      assertEquals(0, sum / 12, 1e-6);
      assertEquals(1, squares / 12, 1e-6);
    }
  }

  @Test
  void aChannelThatHardlyVariesDoesNotOutweighTheOthers() {
    float[] data = new float[12];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % 2 == 0 ? i : (i == 1 ? 1e-4f : 0);
    }
    FeatureScale scale = FeatureScale.ofMaps(List.of(RandomChunk.map(2, data)));
    assertEquals(0.05 * scale.deviation()[0] / Math.sqrt(2), scale.deviation()[1], 1e-6);
    assertTrue(scale.standardised(1e-4f, 1) < 1e-3);
  }

  @Test
  void momentsOfPartsAreMomentsOfTheWhole() {
    SplittableRandom random = new SplittableRandom(2);
    FeatureMap a = RandomChunk.map(3, random);
    FeatureMap b = RandomChunk.scaled(RandomChunk.map(3, random), 7, 40);
    float[] both = new float[a.data().length + b.data().length];
    System.arraycopy(a.data(), 0, both, 0, a.data().length);
    System.arraycopy(b.data(), 0, both, a.data().length, b.data().length);
    FeatureMap whole = new FeatureMap(3, 4, 3, both, a.cells());
    FeatureScale expected = FeatureScale.ofMaps(List.of(whole));
    FeatureScale found = FeatureScale.ofMaps(List.of(a, b));
    assertClose("mean", expected.mean(), found.mean(), 1e-5);
    assertClose("deviation", expected.deviation(), found.deviation(), 1e-5);
  }

  @Test
  void constantChannelsCountNowhere() {
    float[] data = new float[12];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % 2 == 0 ? 1e7f : i;
    }
    FeatureScale scale = FeatureScale.ofMaps(List.of(RandomChunk.map(2, data)));
    assertEquals(0, scale.deviation()[0]);
    assertEquals(0, scale.standardised(3, 0), 1e-30f);
    assertEquals(1, scale.varying());
  }
}
