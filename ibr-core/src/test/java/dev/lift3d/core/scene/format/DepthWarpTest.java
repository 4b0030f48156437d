package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.testing.SharedFolder;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A surface seen by two depth cameras is at the same place in the world. */
class DepthWarpTest {
  @ParameterizedTest
  @ValueSource(ints = {5, 40, 80})
  void depthMapsAgreeAcrossFrames(int index) {
    Scene scene = Scenes.open(SharedFolder.data("hololens"));
    View a = scene.views().get(index);
    View b = scene.views().get(index + 1);
    // The sensor's own noise is several millimetres at these distances.
    assertTrue(medianDifference(a, b, UnaryOperator.identity()) < 0.015);
    // Camera to world taken for world to camera tears the surfaces apart.
    UnaryOperator<Pose> inverted = p -> Pose.fromCameraToWorld(p.rotation(), p.translation());
    assertTrue(medianDifference(a, b, inverted) > 0.03);
  }

  private static double medianDifference(View a, View b, UnaryOperator<Pose> change) {
    Camera from = new Camera(a.camera().intrinsics(), change.apply(a.camera().pose()));
    Camera to = new Camera(b.camera().intrinsics(), change.apply(b.camera().pose()));
    Image near = a.depth().orElseThrow().get();
    Image other = b.depth().orElseThrow().get();
    DoubleStream.Builder differences = DoubleStream.builder();
    for (int row = 0; row < near.height(); row += 3) {
      for (int col = 0; col < near.width(); col += 3) {
        double depth = near.at(col, row, 0);
        Vec3 p = to.project(from.unproject(col + 0.5, row + 0.5, depth));
        if (depth > 0 && to.sees(p) && p.x() < near.width() && p.y() < near.height()) {
          double there = other.at((int) p.x(), (int) p.y(), 0);
          if (there > 0) {
            differences.add(Math.abs(there - p.z()));
          }
        }
      }
    }
    double[] sorted = differences.build().sorted().toArray();
    return sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length / 2];
  }
}
