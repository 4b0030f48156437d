package dev.lift3d.operators.sam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageSize;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamFrameTest {
  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @CsvSource({
    "1500, 1000, 1024, 1024, 683", // 682.67 is rounded
    "1000, 1500, 1024, 683, 1024",
    "256, 192, 1024, 1024, 768",
    "2048, 1, 1024, 1024, 1", // 0.5 is rounded up
    "5000, 1, 1024, 1024, 1", // and no side vanishes
    "95, 70, 64, 64, 47"
  })
  void theLongerSideFillsTheSquare(int width, int height, int side, int inWidth, int inHeight) {
    SamFrame frame = new SamFrame(new ImageSize(width, height), side);
    assertEquals(inWidth, frame.width());
    assertEquals(inHeight, frame.height());
  }

  @ParameterizedTest
  @CsvSource({"1500, 1000", "33, 97", "640, 480", "1, 7"})
  void bordersOfThePictureLieOnItsBordersInTheSquare(int width, int height) {
    SamFrame frame = new SamFrame(new ImageSize(width, height), 1024);
    assertEquals(0, frame.toSquareX(0), EXACT);
    assertEquals(0, frame.toSquareY(0), EXACT);
    assertEquals(frame.width(), frame.toSquareX(width), EXACT);
    assertEquals(frame.height(), frame.toSquareY(height), EXACT);
  }

  @Test
  void paddingIsZeroAfterNormalisation() {
    Image white = Image.zeros(8, 4, 3);
    Arrays.fill(white.data(), 1);
    float[] square = new SamFrame(new ImageSize(8, 4), 16).prepare(white);
    float[] means = {123.675f, 116.28f, 103.53f};
    float[] deviations = {58.395f, 57.12f, 57.375f};
    for (int i = 0; i < square.length; i++) {
      int channel = i / 256;
      boolean inside = i % 256 / 16 < 8;
      float expected = inside ? (255 - means[channel]) / deviations[channel] : 0;
      assertEquals(expected, square[i], 1e-6, "element " + i);
    }
  }

  /** Logits that grow along both axes keep their place in the square; below is padding. */
  @Test
  void logitsOfThePictureKeepTheirPlaceInTheSquare() {
    Image logits = Image.zeros(40, 20, 1);
    for (int i = 0; i < logits.data().length; i++) {
      logits.data()[i] = (i % 40 + 0.5f) - 2 * (i / 40 + 0.5f);
    }
    Image square = new SamFrame(new ImageSize(40, 20), 80).toSquare(logits, 10);
    for (int row = 0; row < 10; row++) {
      for (int col = 0; col < 10; col++) {
        double expected = row < 5 ? (col + 0.5) * 4 - 2 * (row + 0.5) * 4 : 0.5 - 2 * 19.5;
        assertEquals(expected, square.at(col, row, 0), 1e-5, col + ", " + row);
      }
    }
  }

  @Test
  void logitsOfTheSquareAreCutToThePicture() {
    // Logits that are 1 above row 2 of 4, and -1 below: the picture is the upper half.
    float[] logits = new float[16];
    Arrays.fill(logits, 0, 8, 1);
    Arrays.fill(logits, 8, 16, -1);
    Image found = new SamFrame(new ImageSize(6, 3), 16).toPicture(new Image(4, 4, 1, logits));
    assertArrayEquals(new int[] {6, 3}, new int[] {found.width(), found.height()});
    assertEquals(1, found.at(0, 0, 0), 1e-6);
    assertEquals(1, found.at(5, 1, 0), 1e-6);
  }
}
