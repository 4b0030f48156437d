package dev.lift3d.core.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbrnetCameraTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aCameraSurvivesTheVector(long seed) {
    Camera camera = camera(seed);
    Camera back = IbrnetCamera.fromVector(IbrnetCamera.toVector(camera));
    // Double rounding of the centre's way to the translation and back.
    assertEquals(0, camera.pose().translation().distance(back.pose().translation()), 1e-12);
    assertArrayEquals(camera.pose().rotation(), back.pose().rotation(), 1e-12);
    assertEquals(camera.intrinsics().cx(), back.intrinsics().cx(), 1e-12);
    assertEquals(camera.intrinsics().cy(), back.intrinsics().cy(), 1e-12);
    assertEquals(camera.intrinsics().width(), back.intrinsics().width());
    assertEquals(camera.intrinsics().height(), back.intrinsics().height());
  }

  @Test
  void theirPixelZeroIsOurHalf() {
    Camera camera = camera(4);
    double[] v = IbrnetCamera.toVector(camera);
    Vec3 point = camera.unproject(0.5, 0.5, 2);
    Vec3 c = camera.pose().toCamera(point);
    assertEquals(0, v[2] * c.x() / c.z() + v[4], 1e-12);
    assertEquals(0, v[7] * c.y() / c.z() + v[8], 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10.5, height", // no whole number of rows
    "1, NaN, width",
    "3, 0.1, skew",
    "12, 2, pinhole",
    "33, 0, camera-to-world",
    "18, 3, rotation"
  })
  void whatIsNoPinholeIsRefused(int index, double value, String word) {
    double[] v = IbrnetCamera.toVector(camera(5));
    v[index] = value;
    InputException e = assertThrows(InputException.class, () -> IbrnetCamera.fromVector(v));
    assertTrue(e.getMessage().contains(word), e.getMessage());
  }

  @Test
  void aVectorOfAnotherLengthIsRefused() {
    assertThrows(InputException.class, () -> IbrnetCamera.fromVector(new float[33]));
  }

  private static Camera camera(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Vec3 centre = new Vec3(random.nextDouble(), random.nextDouble(), random.nextDouble());
    Pose pose = Pose.lookingAt(centre, new Vec3(3, random.nextDouble(), 1), new Vec3(0, 0, 1));
    return new Camera(new Intrinsics(40, 41, 16 * random.nextDouble(), 12.5, 32, 24), pose);
  }
}
