package dev.lift3d.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.InputException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  @Test
  void theScoresAreThoseOfAHandCalculation() {
    ConfusionMatrix m =
        ConfusionMatrix.of(4, new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 1, 2, 2});
    assertEquals(1, m.count(0, 1));
    assertEquals(4 / 6.0, m.accuracy());
    assertEquals(2 / 3.0, m.iou(0));
    assertEquals(1 / 3.0, m.iou(1));
    assertEquals(1 / 2.0, m.iou(2));
    assertEquals(Double.NaN, m.iou(3));
    assertEquals((2 / 3.0 + 1 / 3.0 + 1 / 2.0) / 3, m.meanIou(), 1e-15);
  }

  @Test
  void equalLabelsAreAPerfectScore() {
    int[] labels = labels(1, 500, 0, 9);
    ConfusionMatrix m = ConfusionMatrix.of(10, labels, labels);
    assertEquals(1, m.accuracy());
    assertEquals(1, m.meanIou());
  }

  @Test
  void unknownTruthIsLeftOutAndAMissingPredictionIsAMiss() {
    ConfusionMatrix m =
        ConfusionMatrix.of(2, new int[] {0, 0, -1, 255, 1}, new int[] {0, -1, 0, 1, 255});
    assertEquals(1 / 3.0, m.accuracy());
    assertEquals(1 / 2.0, m.iou(0));
    assertEquals(0, m.iou(1));
  }

  @Test
  void imagesAddUpToTheirUnion() {
    int[] truth = labels(2, 600, -1, 5);
    int[] predicted = labels(3, 600, -1, 5);
    ConfusionMatrix whole = ConfusionMatrix.of(5, truth, predicted);
    ConfusionMatrix sum =
        ConfusionMatrix.of(5, part(truth, 0, 200), part(predicted, 0, 200))
            .plus(ConfusionMatrix.of(5, part(truth, 200, 600), part(predicted, 200, 600)));
    assertEquals(whole.meanIou(), sum.meanIou());
    assertEquals(whole.accuracy(), sum.accuracy());
    for (int t = 0; t < 5; t++) {
      for (int p = 0; p < 5; p++) {
        assertEquals(whole.count(t, p), sum.count(t, p));
      }
    }
  }

  @Test
  void withoutTruthThereIsNoScore() {
    ConfusionMatrix m = ConfusionMatrix.of(3, new int[] {-1}, new int[] {0});
    assertThrows(InputException.class, m::accuracy);
    assertThrows(InputException.class, m::meanIou);
  }

  @Test
  void argumentsThatDoNotFitAreErrors() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ConfusionMatrix.of(3, new int[] {1, 2}, new int[] {1}));
    assertThrows(
        IllegalArgumentException.class, () -> ConfusionMatrix.of(0, new int[0], new int[0]));
    ConfusionMatrix three = ConfusionMatrix.of(3, new int[0], new int[0]);
    ConfusionMatrix four = ConfusionMatrix.of(4, new int[0], new int[0]);
    assertThrows(IllegalArgumentException.class, () -> three.plus(four));
    assertThrows(IllegalArgumentException.class, () -> three.iou(3));
  }

  private static int[] labels(long seed, int n, int from, int to) {
    return new Random(seed).ints(n, from, to + 1).toArray();
  }

  private static int[] part(int[] labels, int from, int to) {
    return Arrays.copyOfRange(labels, from, to);
  }
}
