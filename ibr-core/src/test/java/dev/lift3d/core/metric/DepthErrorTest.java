package dev.lift3d.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import org.junit.jupiter.api.Test;

class DepthErrorTest {
  @Test
  void aPerfectPredictionHasNoError() {
    Image depth = depth(1, 2, 3.5f);
    assertEquals(new DepthError(0, 0, 1, 3), DepthError.of(depth, depth));
  }

  @Test
  void theErrorsAreThoseOfAHandCalculation() {
    DepthError error = DepthError.of(depth(3, 2, 4), depth(2, 2, 8));
    assertEquals((0.5 + 0 + 0.5) / 3, error.absoluteRelative(), 1e-15);
    assertEquals(Math.sqrt((1 + 0 + 16) / 3.0), error.rootMeanSquare(), 1e-15);
    assertEquals(1 / 3.0, error.within125());
  }

  @Test
  void aFactorOfExactlyOneAndAQuarterIsNotWithin() {
    assertEquals(0, DepthError.of(depth(5, 4), depth(4, 5)).within125());
    assertEquals(1, DepthError.of(depth(4.999f, 4.001f), depth(4, 5)).within125());
  }

  @Test
  void pixelsWithoutTruthAreLeftOut() {
    Image truth = depth(2, 0, -1, Float.NaN, Float.POSITIVE_INFINITY);
    DepthError error = DepthError.of(depth(2, 9, 9, 9, 9), truth);
    assertEquals(new DepthError(0, 0, 1, 1), error);
  }

  @Test
  void aPredictionBehindTheCameraIsNotWithin() {
    assertEquals(0, DepthError.of(depth(-2, 0), depth(2, 2)).within125());
  }

  @Test
  void aPredictionThatIsNoNumberShows() {
    DepthError error = DepthError.of(depth(Float.NaN, 2), depth(2, 2));
    assertTrue(Double.isNaN(error.absoluteRelative()));
    assertTrue(Double.isNaN(error.rootMeanSquare()));
    assertEquals(0.5, error.within125());
  }

  @Test
  void withoutTruthOrWithOtherSizesThereIsNoAnswer() {
    assertThrows(InputException.class, () -> DepthError.of(depth(1), depth(0)));
    assertThrows(IllegalArgumentException.class, () -> DepthError.of(depth(1), depth(1, 2)));
    Image colour = SampleImages.random(2, 2, 3, 1);
    assertThrows(IllegalArgumentException.class, () -> DepthError.of(colour, colour));
  }

  private static Image depth(float... values) {
    return new Image(values.length, 1, 1, values);
  }
}
