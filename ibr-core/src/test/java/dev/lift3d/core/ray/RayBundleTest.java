package dev.lift3d.core.ray;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RayBundleTest {
  private static final Camera CAMERA =
      new Camera(
          new Intrinsics(50, 60, 15, 11, 32, 24),
          Pose.lookingAt(new Vec3(1, 2, 3), new Vec3(0, -1, 0.5), new Vec3(0, 0, 1)));

  @ParameterizedTest
  @CsvSource({"1,0", "4,0", "3.5,-0.25"})
  void aSampleOfACellsRayProjectsOntoTheCellAtItsDepth(double stride, double offset) {
    CellGrid grid = new CellGrid(5, 4, stride, offset);
    RayBundle rays = RayBundle.ofCells(CAMERA, grid, 3, grid.count());
    assertEquals(grid.count() - 3, rays.count());
    for (int r = 0; r < rays.count(); r++) {
      double depth = 0.5 + r;
      double[] d = rays.directions();
      Vec3 direction = new Vec3(d[3 * r], d[3 * r + 1], d[3 * r + 2]);
      Vec3 projected = CAMERA.project(rays.origin().plus(direction.times(depth)));
      int cell = r + 3;
      assertEquals((cell % 5 + 0.5) * stride + offset, projected.x(), 1e-10);
      assertEquals((cell / 5 + 0.5) * stride + offset, projected.y(), 1e-10);
      assertEquals(depth, projected.z(), 1e-12);
    }
  }
}
