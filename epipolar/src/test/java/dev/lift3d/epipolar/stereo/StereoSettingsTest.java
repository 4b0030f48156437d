package dev.lift3d.epipolar.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StereoSettingsTest {
  @ParameterizedTest
  @CsvSource({"15, 96, 4, 2", "256, 2, 4, 2", "256, 96, 0, 2", "256, 96, 4, 0", "9999, 96, 4, 2"})
  void numbersOutOfRangeAreRefused(int longEdge, int planes, int neighbours, int radius) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StereoSettings(longEdge, planes, neighbours, radius));
  }

  @Test
  void theMessageNamesTheNumber() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new StereoSettings(256, 2, 4, 2))
            .getMessage();
    assertEquals("planes of stereo must lie in 3 .. 1024, found 2", message);
  }
}
