package dev.lift3d.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureMapTest {
  private static final CellLayout CELLS = new CellLayout(8, 3, 50, 40);

  @Test
  void planarAndBackIsTheSameMap() {
    float[] planar = ImageFilesTest.noise(6, 4, 5, 1).data();
    FeatureMap map = FeatureMap.fromPlanar(planar, 5, 4, 6, CELLS);
    assertArrayEquals(planar, map.planar());
    assertEquals(planar[2 * 24 + 3 * 6 + 1], map.data()[(3 * 6 + 1) * 5 + 2]);
  }

  @Test
  void aSampleAtACellCentreIsThatCell() {
    FeatureMap map = ramp();
    float[] out = new float[2];
    for (int row = 0; row < 4; row++) {
      for (int col = 0; col < 5; col++) {
        map.sample(CELLS.centre(col), CELLS.centre(row), out);
        assertArrayEquals(new float[] {col, 10 * row + 1}, out, 1e-5f);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"11, 9.5", "20.25, 30", "38.9, 7.1", "7, 31"})
  void betweenCentresSamplesAreLinear(double u, double v) {
    float[] out = new float[2];
    ramp().sample(u, v, out);
    assertArrayEquals(
        new float[] {(float) ((u - 3) / 8 - 0.5), (float) (10 * ((v - 3) / 8 - 0.5) + 1)},
        out,
        1e-4f);
  }

  @Test
  void beyondTheOutermostCentresTheEdgeIsRepeated() {
    float[] out = new float[2];
    ramp().sample(-100, 1e9, out);
    assertArrayEquals(new float[] {0, 31}, out);
  }

  @Test
  void wrongSizesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new FeatureMap(2, 4, 5, new float[39], CELLS));
    assertThrows(IllegalArgumentException.class, () -> new CellLayout(0, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> ramp().sample(1, Double.NaN, new float[2]));
  }

  private static FeatureMap ramp() {
    float[] data = new float[4 * 5 * 2];
    for (int i = 0; i < 20; i++) {
      data[2 * i] = i % 5;
      data[2 * i + 1] = 10 * (i / 5) + 1;
    }
    return new FeatureMap(2, 4, 5, data, CELLS);
  }
}
