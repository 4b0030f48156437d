package dev.lift3d.core.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureColorsTest {
  private static final CellLayout CELLS = new CellLayout(10, 0, 80, 60);

  @Test
  void theSameFeatureHasTheSameColourInEveryFrame() {
    FeatureMap first = noise(16, 1);
    FeatureColors colours = FeatureColors.fit(List.of(first), 1);
    FeatureMap second = noise(16, 2);
    System.arraycopy(first.data(), 5 * 16, second.data(), 33 * 16, 16);
    Image a = colours.paint(first);
    Image b = colours.paint(second);
    assertArrayEquals(Arrays.copyOfRange(a.data(), 15, 18), Arrays.copyOfRange(b.data(), 99, 102));
  }

  @Test
  void colourFollowsTheDirectionOfGreatestChange() {
    FeatureMap map = noise(4, 3);
    for (int i = 0; i < 48; i++) {
      map.data()[4 * i + 2] = i; // by far the largest change
    }
    Image painted = FeatureColors.fit(List.of(map), 1).paint(map);
    for (int i = 1; i < 48; i++) {
      assertTrue(painted.data()[3 * i] >= painted.data()[3 * i - 3], "cell " + i);
    }
    assertEquals(0, painted.data()[0]);
    assertEquals(1, painted.data()[3 * 47]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void fewChannelsAreShownToo(int channels) {
    FeatureMap map = noise(channels, 4);
    Image painted = FeatureColors.fit(List.of(map), 1).paint(map);
    for (int i = 0; i < 48; i++) {
      if (channels == 1) {
        assertEquals(painted.data()[3 * i], painted.data()[3 * i + 2]);
      }
      if (channels == 2) {
        assertEquals(0.5f, painted.data()[3 * i + 2]);
      }
    }
    assertEquals(1, max(painted));
  }

  @Test
  void aLargerPictureShowsCellsAtTheirPlaces() {
    FeatureMap map = noise(8, 5);
    FeatureColors colours = FeatureColors.fit(List.of(map, noise(8, 6)), 1);
    Image cells = colours.paint(map);
    Image large = colours.paint(map, 40, 30); // a cell is five pixels wide
    for (int row = 0; row < 6; row++) {
      for (int col = 0; col < 8; col++) {
        assertEquals(cells.at(col, row, 1), large.at(col * 5 + 2, row * 5 + 2, 1), 1e-5);
      }
    }
  }

  @Test
  void featuresThatAreNoNumbersAreGrey() {
    FeatureMap map = noise(5, 7);
    map.data()[2 * 5 + 1] = Float.NaN;
    Image painted = FeatureColors.fit(List.of(map), 1).paint(map);
    assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f}, Arrays.copyOfRange(painted.data(), 6, 9));
  }

  @Test
  void anotherChannelCountIsRefused() {
    FeatureColors colours = FeatureColors.fit(List.of(noise(5, 1)), 1);
    assertThrows(IllegalArgumentException.class, () -> colours.paint(noise(6, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> FeatureColors.fit(List.of(noise(5, 1), noise(6, 1)), 1));
    assertThrows(IllegalArgumentException.class, () -> FeatureColors.fit(List.of(), 1));
  }

  private static float max(Image image) {
    float max = 0;
    for (float value : image.data()) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static FeatureMap noise(int channels, long seed) {
    Random random = new Random(seed);
    float[] data = new float[6 * 8 * channels];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return new FeatureMap(channels, 6, 8, data, CELLS);
  }
}
