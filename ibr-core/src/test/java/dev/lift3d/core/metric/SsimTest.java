package dev.lift3d.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsimTest {
  @Test
  void equalImagesAreAlike() {
    Image image = SampleImages.random(20, 15, 3, 1);
    assertEquals(1, Ssim.of(image, image), 1e-12);
  }

  @Test
  void constantImagesDifferInLuminanceAlone() {
    // Both variances and the covariance are 0, which leaves the first factor of the formula.
    double a = 0.25;
    double b = 0.5;
    double expected = (2 * a * b + 1e-4) / (a * a + b * b + 1e-4);
    Image x = SampleImages.constant(13, 12, 3, (float) a);
    Image y = SampleImages.constant(13, 12, 3, (float) b);
    // Variances come out as differences of about 1e-17 against C2 of 9e-4.
    assertEquals(expected, Ssim.of(x, y), 1e-12);
  }

  @Test
  void aNegativeIsUnlike() {
    Image x = SampleImages.random(20, 15, 1, 2);
    Image negative = Image.zeros(20, 15, 1);
    for (int i = 0; i < x.data().length; i++) {
      negative.data()[i] = 1 - x.data()[i];
    }
    assertTrue(Ssim.of(x, negative) < -0.5);
  }

  @Test
  void itDoesNotMatterWhichImageIsFirst() {
    Image x = SampleImages.random(16, 14, 3, 3);
    Image y = SampleImages.random(16, 14, 3, 4);
    assertEquals(Ssim.of(x, y), Ssim.of(y, x), 1e-15);
  }

  @Test
  void theMeanIsThatOfTheMap() {
    Image x = SampleImages.random(16, 14, 3, 5);
    Image y = SampleImages.random(16, 14, 3, 6);
    Image map = Ssim.map(x, y);
    assertEquals(6, map.width());
    assertEquals(4, map.height());
    double sum = 0;
    for (float value : map.data()) {
      sum += value;
    }
    // The map is rounded to floats of magnitude below 1.
    assertEquals(sum / map.data().length, Ssim.of(x, y), 1e-7);
  }

  @Test
  void aMaskChoosesWindowsByTheirCentre() {
    Image x = SampleImages.random(16, 14, 3, 7);
    Image y = SampleImages.random(16, 14, 3, 8);
    Image map = Ssim.map(x, y);
    Image mask = Image.zeros(16, 14, 1);
    mask.set(5 + 2, 5 + 3, 0, 1);
    mask.set(15, 0, 0, 1); // no window is centred here
    double expected = ((double) map.at(2, 3, 0) + map.at(2, 3, 1) + map.at(2, 3, 2)) / 3;
    assertEquals(expected, Ssim.of(x, y, mask), 1e-7);
    Image full = SampleImages.constant(16, 14, 1, 1);
    assertEquals(Ssim.of(x, y), Ssim.of(x, y, full));
  }

  @ParameterizedTest
  @CsvSource({"10, 20", "20, 10", "1, 1"})
  void imagesSmallerThanTheWindowAreRefused(int width, int height) {
    Image image = SampleImages.random(width, height, 3, 9);
    InputException e = assertThrows(InputException.class, () -> Ssim.of(image, image));
    assertEquals(
        "SSIM needs images of at least 11 x 11 pixels, found " + width + " x " + height,
        e.getMessage());
  }

  @Test
  void aMaskWithoutAWindowCentreIsRefused() {
    Image image = SampleImages.random(12, 12, 3, 10);
    Image mask = Image.zeros(12, 12, 1);
    mask.set(4, 5, 0, 1);
    assertThrows(InputException.class, () -> Ssim.of(image, image, mask));
  }

  @Test
  void sizesMustAgree() {
    Image image = SampleImages.random(12, 13, 3, 11);
    Image other = SampleImages.random(13, 12, 3, 12);
    assertThrows(IllegalArgumentException.class, () -> Ssim.of(image, other));
  }
}
