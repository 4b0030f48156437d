package dev.lift3d.core.ray;

import static dev.lift3d.core.testing.Closeness.assertClose;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.IbrnetCamera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.testing.Fixture;
import org.junit.jupiter.api.Test;

/** The rays of a whole image against IBRNet's. */
class RayBundleFixtureTest {
  private static final double TOLERANCE = 1e-6; // float32 rounding, measured 2e-7

  @Test
  void raysOfAllPixelsAreTheOriginals() {
    Fixture f = Fixture.open("ibrnet/rays.npz");
    Camera camera = IbrnetCamera.fromVector(f.floats("camera"));
    CellGrid pixels = CellGrid.pixels(camera.intrinsics().width(), camera.intrinsics().height());
    RayBundle rays = RayBundle.ofCells(camera, pixels, 0, pixels.count());
    float[] directions = new float[rays.directions().length];
    float[] origins = new float[directions.length];
    Vec3 o = rays.origin();
    for (int i = 0; i < directions.length; i++) {
      directions[i] = (float) rays.directions()[i];
      origins[i] = (float) (i % 3 == 0 ? o.x() : i % 3 == 1 ? o.y() : o.z());
    }
    assertClose("ray_d", f.floats("ray_d"), directions, TOLERANCE);
    assertClose("ray_o", f.floats("ray_o"), origins, TOLERANCE);
  }
}
