package dev.lift3d.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UndistortionTest {
  private static final Intrinsics CAMERA = new Intrinsics(150, 140, 97, 62, 200, 120);

  @ParameterizedTest
  @MethodSource("dev.lift3d.core.geometry.LensTest#lenses")
  void everyPixelComesFromInsideThePhotograph(Lens lens) {
    Undistortion u = Undistortion.of(CAMERA, lens);
    for (int row = 0; row < 120; row++) {
      for (int col = 0; col < 200; col++) {
        Vec2 p = u.toPhotograph(col + 0.5, row + 0.5);
        assertTrue(p.x() >= 0 && p.x() <= 200 && p.y() >= 0 && p.y() <= 120, p::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.lift3d.core.geometry.LensTest#lenses")
  void photographAndPinholeMapOntoEachOther(Lens lens) {
    Undistortion u = Undistortion.of(CAMERA, lens);
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      Vec2 p = new Vec2(200 * random.nextDouble(), 120 * random.nextDouble());
      Vec2 back =
          u.fromPhotograph(u.toPhotograph(p.x(), p.y()).x(), u.toPhotograph(p.x(), p.y()).y());
      assertEquals(0, back.distance(p), 1e-5);
    }
  }

  /** The photograph of a smooth pattern on the plane at depth 1 must become the pinhole's. */
  @ParameterizedTest
  @MethodSource("dev.lift3d.core.geometry.LensTest#lenses")
  void theUndistortedPictureIsThatOfThePinhole(Lens lens) {
    Undistortion u = Undistortion.of(CAMERA, lens);
    Image photograph = Image.zeros(200, 120, 1);
    for (int row = 0; row < 120; row++) {
      for (int col = 0; col < 200; col++) {
        Vec2 ideal = lens.undistort((col + 0.5 - 97) / 150, (row + 0.5 - 62) / 140);
        photograph.set(col, row, 0, pattern(ideal.x(), ideal.y()));
      }
    }
    Image flat = u.apply(photograph);
    Intrinsics k = u.pinhole();
    for (int row = 1; row < 119; row++) {
      for (int col = 1; col < 199; col++) {
        float expected = pattern((col + 0.5 - k.cx()) / k.fx(), (row + 0.5 - k.cy()) / k.fy());
        // Bilinear interpolation of a pattern with second derivatives up to 18 per unit^2, pixels
        // of 1/150 to 1/60 unit: 18 / 8 * 2 / 60^2 = 1.3e-3.
        assertEquals(expected, flat.at(col, row, 0), 1.5e-3);
      }
    }
  }

  private static float pattern(double x, double y) {
    return (float) (0.5 + 0.5 * Math.sin(6 * x) * Math.cos(6 * y));
  }

  @Test
  void barrelDistortionKeepsTheFocalLength() {
    assertEquals(CAMERA, Undistortion.of(CAMERA, Lens.radial(-0.1, 0)).pinhole());
  }

  @Test
  void pincushionDistortionZoomsInNoMoreThanNeeded() {
    Lens lens = Lens.radial(0.2, 0);
    Intrinsics k = Undistortion.of(CAMERA, lens).pinhole();
    assertTrue(k.fx() > CAMERA.fx());
    assertEquals(CAMERA.fx() / CAMERA.fy(), k.fx() / k.fy(), 1e-12);
    double nearest = Double.POSITIVE_INFINITY;
    Undistortion u = Undistortion.of(CAMERA, lens);
    for (double x = 0.5; x < 200; x++) {
      nearest = Math.min(nearest, u.toPhotograph(x, 0.5).y());
      nearest = Math.min(nearest, 120 - u.toPhotograph(x, 119.5).y());
    }
    for (double y = 0.5; y < 120; y++) {
      nearest = Math.min(nearest, u.toPhotograph(0.5, y).x());
      nearest = Math.min(nearest, 200 - u.toPhotograph(199.5, y).x());
    }
    assertEquals(0, nearest, 1e-3);
  }

  @Test
  void withoutALensNothingIsTouched() {
    Image picture = Image.zeros(200, 120, 3);
    Undistortion u = Undistortion.of(CAMERA, Lens.NONE);
    assertSame(picture, u.apply(picture));
    assertSame(picture, u.applyNearest(picture));
  }

  @Test
  void nearestSamplingInventsNoValue() {
    Image labels = Image.zeros(200, 120, 1);
    for (int i = 0; i < labels.data().length; i++) {
      labels.data()[i] = i % 7 == 0 ? 1 : 5;
    }
    for (float v : Undistortion.of(CAMERA, Lens.radial(0.2, 0.1)).applyNearest(labels).data()) {
      assertTrue(v == 1 || v == 5);
    }
  }

  @Test
  void aLensThatFoldsInsideThePictureIsRefused() {
    assertThrows(InputException.class, () -> Undistortion.of(CAMERA, Lens.radial(-80, 0)));
  }

  @Test
  void aPictureOfAnotherSizeIsAMistakeOfTheProgram() {
    Undistortion u = Undistortion.of(CAMERA, Lens.radial(0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> u.apply(Image.zeros(10, 10, 3)));
  }
}
