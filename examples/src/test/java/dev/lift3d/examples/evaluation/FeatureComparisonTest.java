package dev.lift3d.examples.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeatureComparisonTest {
  private static final CellLayout CELLS = new CellLayout(4, 1, 16, 8);

  @Test
  void equalFeaturesHaveNoError() {
    FeatureMap map = map(0, CELLS);
    assertEquals(0, new FeatureComparison(map, Optional.empty()).meanSquaredError(map), 1e-12);
  }

  @Test
  void aConstantDifferenceIsSquared() {
    FeatureComparison comparison = new FeatureComparison(map(0.5f, CELLS), Optional.empty());
    assertEquals(0.25, comparison.meanSquaredError(map(0, CELLS)), 1e-6);
  }

  @Test
  void onlyCellsWhoseCentreIsInTheMaskCount() {
    FeatureMap lifted = map(0, CELLS);
    lifted.data()[0] += 3; // the first of two channels of the cell at (3, 3)
    Image mask = Image.zeros(16, 8, 1);
    mask.set(3, 3, 0, 1);
    mask.set(7, 3, 0, 1);
    FeatureComparison comparison = new FeatureComparison(lifted, Optional.of(mask));
    assertEquals(9 / 4.0, comparison.meanSquaredError(map(0, CELLS)), 1e-6, "2 cells, 2 channels");
  }

  @Test
  void aTwiceAsLargeEncodedImageHasItsCellsInTheSamePlaces() {
    FeatureMap truth = map(0, new CellLayout(8, 2, 32, 16));
    FeatureComparison comparison = new FeatureComparison(map(0, CELLS), Optional.empty());
    assertEquals(0, comparison.meanSquaredError(truth), 1e-9);
  }

  @Test
  void anotherChannelCountIsRefused() {
    FeatureMap other = new FeatureMap(1, 1, 1, new float[1], CELLS);
    FeatureComparison comparison = new FeatureComparison(map(0, CELLS), Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> comparison.meanSquaredError(other));
  }

  private static FeatureMap map(float plus, CellLayout cells) {
    float[] data = new float[2 * 4 * 2];
    for (int i = 0; i < data.length; i++) {
      data[i] = i * 0.1f + plus;
    }
    return new FeatureMap(2, 2, 4, data, cells);
  }
}
