package dev.lift3d.epipolar.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelTransferTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aTransferIsAProjectionOfThePoint(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Camera from = camera(random);
    Camera to = camera(random);
    double[] out = new double[3];
    for (int n = 0; n < 50; n++) {
      double u = random.nextDouble(64);
      double v = random.nextDouble(48);
      double z = random.nextDouble(1, 8);
      Vec3 expected = to.project(from.unproject(u, v, z));
      PixelTransfer.between(from, to).at(u, v, 1 / z, out);
      if (expected.z() > 0) {
        assertEquals(1, expected.z() * out[2], 1e-9);
        assertEquals(expected.x(), out[0], 1e-9 * Math.max(1, Math.abs(expected.x())));
        assertEquals(expected.y(), out[1], 1e-9 * Math.max(1, Math.abs(expected.y())));
      } else {
        assertTrue(out[2] < 0);
      }
    }
  }

  private static Camera camera(SplittableRandom random) {
    Intrinsics k = new Intrinsics(random.nextDouble(40, 80), 60, 30, random.nextDouble(48), 64, 48);
    Vec3 centre =
        new Vec3(random.nextDouble(-2, 2), random.nextDouble(-2, 2), random.nextDouble(-5, -3));
    return new Camera(k, Pose.lookingAt(centre, Vec3.ZERO, new Vec3(0.1, -1, 0)));
  }
}
