package dev.lift3d.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsnrTest {
  @ParameterizedTest
  @CsvSource({"0, 1, 0", "0.25, 0.5, 12.041199826559248", "0, 0.125, 18.061799739838872"})
  void aConstantDifferenceGivesItsDecibels(float a, float b, double decibels) {
    // 20 log10 of 1, 1/4, 1/8; all floats are exact, so only the logarithm rounds.
    Image x = SampleImages.constant(4, 3, 3, a);
    Image y = SampleImages.constant(4, 3, 3, b);
    assertEquals(decibels, Psnr.of(x, y), 1e-12);
    assertEquals(decibels, Psnr.of(y, x), 1e-12);
  }

  @Test
  void equalImagesAreInfinitelyClose() {
    Image image = SampleImages.random(5, 4, 3, 1);
    assertEquals(Double.POSITIVE_INFINITY, Psnr.of(image, image));
  }

  @Test
  void onlyPixelsUnderTheMaskCount() {
    Image x = SampleImages.random(6, 5, 3, 2);
    Image y = SampleImages.random(6, 5, 3, 3);
    Image mask = Image.zeros(6, 5, 1);
    mask.set(2, 3, 0, 1);
    mask.set(5, 4, 0, 0.5f);
    mask.set(0, 0, 0, 0.49f);
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += Math.pow((double) x.at(2, 3, c) - y.at(2, 3, c), 2);
      sum += Math.pow((double) x.at(5, 4, c) - y.at(5, 4, c), 2);
    }
    assertEquals(-10 * Math.log10(sum / 6), Psnr.of(x, y, mask), 1e-12);
  }

  @Test
  void aFullMaskIsNoMask() {
    Image x = SampleImages.random(6, 5, 3, 4);
    Image y = SampleImages.random(6, 5, 3, 5);
    assertEquals(Psnr.of(x, y), Psnr.of(x, y, SampleImages.constant(6, 5, 1, 1)));
  }

  @Test
  void sizesMustAgreeAndAMaskMustHoldAPixel() {
    Image x = SampleImages.random(6, 5, 3, 6);
    assertThrows(IllegalArgumentException.class, () -> Psnr.of(x, SampleImages.random(5, 6, 3, 7)));
    assertThrows(IllegalArgumentException.class, () -> Psnr.of(x, SampleImages.random(6, 5, 1, 7)));
    assertThrows(
        IllegalArgumentException.class, () -> Psnr.of(x, x, SampleImages.random(6, 5, 3, 7)));
    assertThrows(InputException.class, () -> Psnr.of(x, x, Image.zeros(6, 5, 1)));
  }
}
