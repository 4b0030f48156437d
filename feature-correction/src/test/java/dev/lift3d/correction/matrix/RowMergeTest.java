package dev.lift3d.correction.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowMergeTest {
  @Test
  void neighboursOfAViewMergeIntoTheirWeightedMeanPlace() {
    RowMerge merge = new RowMerge(2, new Pruning(1, 1));
    merge.add(0, 10, 20, 0.1f);
    merge.add(1, 10, 20, 0.2f); // another view is another place
    merge.add(0, 10.5f, 20.25f, 0.3f);
    merge.add(0, 11.5f, 20.25f, 0.1f); // more than a pixel from the first
    ContributionRow row = merge.finish();
    assertArrayEquals(new short[] {0, 0, 1}, row.views());
    assertArrayEquals(new float[] {10.375f, 20.1875f, 11.5f, 20.25f, 10, 20}, row.pixels(), 1e-6f);
    assertArrayEquals(new float[] {4f / 7, 1f / 7, 2f / 7}, row.weights(), 1e-6f);
    assertEquals(0.7f, row.total(), 1e-6f);
  }

  @Test
  void withoutMergingPlacesStayAsTheyAreToTheLastBit() {
    RowMerge merge = new RowMerge(1, Pruning.NONE);
    SplittableRandom random = new SplittableRandom(1);
    float[] given = new float[200];
    for (int i = 0; i < 100; i++) {
      given[2 * i] = random.nextFloat() * 500;
      given[2 * i + 1] = random.nextFloat() * 500;
      merge.add(0, given[2 * i], given[2 * i + 1], 1e-3f + random.nextFloat());
    }
    assertArrayEquals(given, merge.finish().pixels());
  }

  @Test
  void aMergeStartsAfreshForTheNextRow() {
    RowMerge merge = new RowMerge(1, new Pruning(1, 5));
    merge.add(0, 1, 1, 0.5f);
    merge.finish();
    merge.add(0, 2, 2, 0.25f);
    ContributionRow row = merge.finish();
    assertArrayEquals(new float[] {2, 2}, row.pixels());
    assertEquals(0.25f, row.total());
    assertEquals(0, merge.finish().views().length);
  }
}
