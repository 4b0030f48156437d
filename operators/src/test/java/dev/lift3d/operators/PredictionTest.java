package dev.lift3d.operators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionTest {
  private static final List<String> TWO = List.of("left", "right");

  /** Two cells; the first is surely "left" with 3, the second surely "right" with 1. */
  private static FeatureMap scores(double stride, double offset, int imageWidth) {
    CellLayout cells = new CellLayout(stride, offset, imageWidth, 1);
    return new FeatureMap(2, 1, 2, new float[] {3, 0, 0, 1}, cells);
  }

  /**
   * Scores 3 (1 - t) and t tie at t = 3/4 from the first centre to the second: with stride 8 at x =
   * 4 + 6 = 10, so ten pixels are left. A tie goes to the first class.
   */
  @ParameterizedTest
  @CsvSource({"8, 0, 10", "8, -3.5, 7", "4, 0, 5", "8, 2, 12"})
  void scoresAreInterpolatedBeforeTheyAreCompared(double stride, double offset, int left) {
    LabelPrediction labels = LabelPrediction.of(scores(stride, offset, 16), TWO);
    assertEquals(16, labels.width());
    for (int col = 0; col < 16; col++) {
      assertEquals(col < left ? 0 : 1, labels.label(col, 0), "column " + col);
    }
  }

  @Test
  void labelsAtAnotherSizeAreOfTheSamePicture() {
    LabelPrediction labels = LabelPrediction.of(scores(8, 0, 16), TWO).resized(8, 1);
    assertArrayEquals(new int[] {0, 0, 0, 0, 0, 1, 1, 1}, labels.labels());
  }

  @Test
  void pixelsOfPositiveLogitAreInARegion() {
    MaskPrediction region =
        new MaskPrediction(new Image(3, 1, 1, new float[] {-1, 0, 2}), Double.NaN);
    assertEquals(1, region.area());
    assertEquals(List.of(false, false, true), List.of(at(region, 0), at(region, 1), at(region, 2)));
    assertArrayEquals(new float[] {0, 0, 1}, region.mask().data());
  }

  /** Logits from -1 to 1 pass 0 in the middle, at whatever size. */
  @Test
  void aRegionAtAnotherSizeIsCutWhereItsLogitsPassZero() {
    MaskPrediction region =
        new MaskPrediction(new Image(2, 1, 1, new float[] {-1, 1}), 0.5).resized(8, 3);
    assertEquals(4 * 3, region.area());
    assertEquals(0.5, region.quality());
  }

  private static boolean at(MaskPrediction region, int col) {
    return region.contains(col, 0);
  }

  @Test
  void sizesMustFit() {
    FeatureMap logits = scores(8, 0, 16);
    List<String> three = List.of("a", "b", "c");
    assertThrows(IllegalArgumentException.class, () -> LabelPrediction.of(logits, three));
    assertThrows(
        IllegalArgumentException.class, () -> new LabelPrediction(new int[3], 2, 2, TWO, logits));
    assertThrows(IllegalArgumentException.class, () -> new ImagePrediction(Image.zeros(2, 2, 1)));
    assertThrows(IllegalArgumentException.class, () -> new MaskPrediction(Image.zeros(2, 2, 3), 1));
    assertThrows(NullPointerException.class, () -> new FeaturePrediction(null));
  }
}
