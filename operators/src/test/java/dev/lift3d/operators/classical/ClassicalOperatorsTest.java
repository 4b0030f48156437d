package dev.lift3d.operators.classical;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.operators.ImagePrediction;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicalOperatorsTest {
  private interface Brightness {
    double at(double x, double y);
  }

  private static Image image(int width, int height, Brightness brightness) {
    Image image = Image.zeros(width, height, 3);
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        for (int c = 0; c < 3; c++) {
          image.set(col, row, c, (float) brightness.at(col + 0.5, row + 0.5));
        }
      }
    }
    return image;
  }

  private static FeatureMap encode(String name, Image image) {
    try (Operator operator = Operators.open(name)) {
      return operator.encoder().encode(image);
    }
  }

  private static Image paint(String name, FeatureMap map) {
    try (Operator operator = Operators.open(name)) {
      return ((ImagePrediction) operator.decoder().orElseThrow().decode(map)).rgb();
    }
  }

  @ParameterizedTest
  @CsvSource({"colour, 3, 4", "edges, 1, 2", "gradient, 31, 4"})
  void aPictureOfAnySizeIsCoveredByCells(String name, int channels, int stride) {
    FeatureMap map = encode(name, image(33, 22, (x, y) -> x / 33));
    assertEquals(channels, map.channels());
    assertEquals(map.width() * stride, map.cells().imageWidth());
    assertEquals(map.height() * stride, map.cells().imageHeight());
    assertEquals(33, map.cells().imageWidth(), stride / 2.0);
    assertEquals(22, map.cells().imageHeight(), stride / 2.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"edges", "gradient"})
  void aFlatPictureHasNoGradients(String name) {
    FeatureMap map = encode(name, image(16, 16, (x, y) -> 0.4));
    assertClose("features", new float[map.data().length], map.data(), 0);
  }

  @Test
  void coloursAreMeansAndAreGivenBack() {
    FeatureMap map = encode("colour", image(16, 8, (x, y) -> x / 16));
    assertEquals(2.0 / 16, map.data()[0], 1e-6); // the mean of x over the first cell
    Image painted = paint("colour", map);
    assertEquals(16, painted.width());
    // A ramp is linear, so bilinear interpolation gives it back between the outermost centres.
    for (int col = 2; col < 14; col++) {
      assertEquals((col + 0.5) / 16, painted.at(col, 3, 1), 1e-6);
    }
  }

  @Test
  void aStepIsAsSteepAsItIsHigh() {
    FeatureMap map = encode("edges", image(16, 8, (x, y) -> x < 8 ? 0.2 : 0.7));
    // Pixels 7 and 8 see the step, in cells 3 and 4; the other pixel of each cell sees nothing.
    for (int cell = 0; cell < 8; cell++) {
      assertEquals(cell == 3 || cell == 4 ? 0.25 : 0, map.data()[cell], 1e-6);
    }
    assertEquals(0.25, paint("edges", map).at(8, 3, 0), 0.1);
  }

  /** Brightness that rises to the right turns by 20 degrees a bin. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 9, 13, 17})
  void orientationsVoteForTheirBin(int bin) {
    double angle = 2 * Math.PI * bin / 18;
    FeatureMap map =
        encode(
            "gradient",
            image(32, 32, (x, y) -> 0.5 + 0.01 * (x * Math.cos(angle) + y * Math.sin(angle))));
    int middle = (4 * map.width() + 4) * map.channels();
    for (int k = 0; k < 18; k++) {
      float vote = map.data()[middle + k];
      assertTrue(k == bin ? vote > 0.35 : vote < 1e-6, "bin " + k + ": " + vote);
    }
    assertTrue(map.data()[middle + 18 + bin % 9] > 0.35);
  }

  @Test
  void contrastAndBrightnessDoNotMatter() {
    Brightness waves = (x, y) -> Math.sin(0.5 * x + 0.2 * y) + Math.cos(0.6 * y);
    FeatureMap strong = encode("gradient", image(32, 32, (x, y) -> 0.5 + 0.2 * waves.at(x, y)));
    FeatureMap weak = encode("gradient", image(32, 32, (x, y) -> 0.3 + 0.1 * waves.at(x, y)));
    // Not exactly: the energy below which a block is flat is added to both.
    assertClose("features", strong.data(), weak.data(), 2e-3);
  }
}
