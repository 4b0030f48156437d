package dev.lift3d.operators.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of masks, boxes and crops whatever they are. */
class MaskTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 3, 2", "16, 31, 3", "40, 2, 4"})
  void runLengthsGiveTheMaskBack(int width, int height, long seed) {
    BinaryMask mask = random(width, height, seed);
    RunLengths runs = RunLengths.of(mask);
    assertArrayEquals(mask.pixels(), runs.mask().pixels());
    assertEquals(mask.area(), runs.area());
    assertEquals(runs, RunLengths.of(runs.mask()));
  }

  @Test
  void runsThatDoNotFillThePictureAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RunLengths(3, 2, new int[] {2, 3}));
    assertThrows(IllegalArgumentException.class, () -> new RunLengths(3, 2, new int[] {-1, 7}));
  }

  @ParameterizedTest
  @CsvSource({"9, 5, 1", "4, 12, 2"})
  void nothingIsInsideOutsideTheBox(int width, int height, long seed) {
    BinaryMask mask = random(width, height, seed);
    PixelBox box = mask.box();
    for (int i = 0; i < mask.pixels().length; i++) {
      int col = i % width;
      int row = i / width;
      boolean within =
          col >= box.left() && col <= box.right() && row >= box.top() && row <= box.bottom();
      assertTrue(within || !mask.pixels()[i]);
    }
  }

  @Test
  void aMaskOfACropKeepsItsPlaceAndArea() {
    BinaryMask mask = random(5, 4, 7);
    BinaryMask whole = mask.within(3, 2, 11, 8);
    assertEquals(mask.box().moved(3, 2), whole.box());
    assertEquals(mask.area(), whole.area());
  }

  @ParameterizedTest
  @CsvSource({"95, 70, 3, 0.34", "64, 64, 2, 0", "31, 200, 1, 0.5"})
  void cropsOfALayerCoverThePicture(int width, int height, int layers, double overlap) {
    List<Crop> crops = Crop.of(width, height, layers, overlap);
    for (int layer = 0; layer <= layers; layer++) {
      int now = layer;
      boolean[] seen = new boolean[width * height];
      List<Crop> own = crops.stream().filter(crop -> crop.layer() == now).toList();
      assertEquals(1 << (2 * layer), own.size());
      for (Crop crop : own) {
        for (int row = crop.box().top(); row < crop.box().bottom(); row++) {
          for (int col = crop.box().left(); col < crop.box().right(); col++) {
            seen[row * width + col] = true;
          }
        }
      }
      for (boolean pixel : seen) {
        assertTrue(pixel, "layer " + layer);
      }
    }
  }

  @Test
  void boxesOfEqualScoreAreTakenInTheirOrder() {
    PixelBox box = new PixelBox(0, 0, 9, 9);
    List<PixelBox> boxes = List.of(box, box.moved(1, 0), box.moved(40, 0));
    assertEquals(List.of(0, 2), BoxSuppression.keep(boxes, new double[] {1, 1, 1}, 0.5));
    assertEquals(List.of(2, 1), BoxSuppression.keep(boxes, new double[] {1, 2, 3}, 0.5));
  }

  @Test
  void aSideOfThePictureIsNoCut() {
    PixelBox picture = new PixelBox(0, 0, 100, 100);
    PixelBox crop = new PixelBox(0, 0, 60, 60);
    assertFalse(new PixelBox(0, 0, 30, 30).cutBy(crop, picture, 5));
    assertTrue(new PixelBox(0, 0, 58, 30).cutBy(crop, picture, 5));
  }

  private static BinaryMask random(int width, int height, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] pixels = new boolean[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(3) == 0;
    }
    return new BinaryMask(width, height, pixels);
  }
}
