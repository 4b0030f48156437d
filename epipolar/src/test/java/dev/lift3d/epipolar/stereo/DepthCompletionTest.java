package dev.lift3d.epipolar.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.Image;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DepthCompletionTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 24;
  private static final float NEAR = 0.5f;
  private static final float FAR = 0.2f;

  @Test
  void aMapThatKnowsNothingStaysAsItIs() {
    SourceDepth unknown = SourceDepth.unknown();
    assertSame(unknown, DepthCompletion.completed(unknown, Image.zeros(WIDTH, HEIGHT, 3)));
  }

  @Test
  void whatIsMeasuredStays() {
    SourceDepth holed = holed(16, 24);
    SourceDepth completed = DepthCompletion.completed(holed, twoHalves(20));
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      if (holed.confidence()[i] > 0) {
        assertEquals(holed.inverse()[i], completed.inverse()[i]);
        assertEquals(holed.confidence()[i], completed.confidence()[i]);
      }
    }
  }

  @Test
  void aHoleTakesTheDepthOfItsSideOfThePhotographsEdge() {
    // Depth is unknown from column 16 to 23; the photograph's edge lies at 18, off the middle.
    SourceDepth completed = DepthCompletion.completed(holed(16, 24), twoHalves(18));
    for (int row = 0; row < HEIGHT; row++) {
      for (int col = 16; col < 24; col++) {
        // A seventh of the gap may leak through: exp(-sqrt(2) distance / sigma) of the last round.
        float expected = col < 18 ? NEAR : FAR;
        assertEquals(expected, completed.inverse()[row * WIDTH + col], (NEAR - FAR) / 7);
      }
    }
  }

  @Test
  void everythingIsKnownALittleAfterwards() {
    SourceDepth completed = DepthCompletion.completed(holed(10, WIDTH), twoHalves(20));
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertTrue(completed.inverse()[i] > 0);
      assertTrue(completed.confidence()[i] >= DepthCompletion.CONTINUED);
    }
  }

  @Test
  void aMarginContinuesTheSurfaceBesideIt() {
    SourceDepth completed = DepthCompletion.completed(holed(30, WIDTH), twoHalves(20));
    for (int row = 0; row < HEIGHT; row++) {
      assertEquals(FAR, completed.inverse()[row * WIDTH + WIDTH - 1], 1e-3); // rounding of sums
    }
  }

  /** Near left of column 20, far right of it, unknown in columns [from, to). */
  private static SourceDepth holed(int from, int to) {
    float[] inverse = new float[WIDTH * HEIGHT];
    float[] confidence = new float[WIDTH * HEIGHT];
    Arrays.fill(confidence, 1);
    for (int i = 0; i < inverse.length; i++) {
      int col = i % WIDTH;
      boolean hole = col >= from && col < to;
      inverse[i] = hole ? 0 : col < 20 ? NEAR : FAR;
      confidence[i] = hole ? 0 : 1;
    }
    return new SourceDepth(WIDTH, HEIGHT, inverse, confidence, 0.01f);
  }

  /** Bright left of a column, dark right of it. */
  private static Image twoHalves(int edge) {
    Image image = Image.zeros(WIDTH, HEIGHT, 3);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int c = 0; c < 3; c++) {
        image.data()[3 * i + c] = i % WIDTH < edge ? 0.8f : 0.2f;
      }
    }
    return image;
  }
}
