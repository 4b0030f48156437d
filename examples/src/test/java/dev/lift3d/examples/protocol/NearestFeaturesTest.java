package dev.lift3d.examples.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NearestFeaturesTest {
  @Test
  void theFeaturesOfAWallMoveWithTheCamera() {
    Intrinsics k = new Intrinsics(16, 16, 12, 4, 24, 8);
    double depth = 4;
    double aside = 2 * 4 * depth / 16; // two cells of four pixels
    float[] data = new float[6 * 2];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % 6;
    }
    FeatureMap map = new FeatureMap(1, 2, 6, data, new CellLayout(4, 0, 24, 8));
    Image depths = Image.zeros(6, 2, 1);
    Arrays.fill(depths.data(), (float) depth);
    FeatureMap warped = new NearestFeatures(camera(k, 0), map).warped(camera(k, aside), depths);
    for (int i = 0; i < 12; i++) {
      assertEquals(Math.min(5, i % 6 + 2), warped.data()[i], 1e-5, "cell " + i);
    }
  }

  private static Camera camera(Intrinsics k, double x) {
    return new Camera(k, Pose.lookingAt(new Vec3(x, 0, 0), new Vec3(x, 0, 1), new Vec3(0, -1, 0)));
  }
}
