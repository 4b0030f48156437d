package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.IbrnetCamera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.testing.Fixture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Projection and fetch against IBRNet's. */
class EpipolarGatherFixtureTest {
  private static final String FILES = "projection*.npz";

  @Test
  void fetchesAreTheOriginals() {
    Fixture.each("ibrnet", FILES, EpipolarGatherFixtureTest::compareFetches);
  }

  @Test
  void pointsFallOnTheOriginalsPixels() {
    Fixture.each("ibrnet", FILES, EpipolarGatherFixtureTest::comparePixels);
  }

  private static void compareFetches(Fixture f) {
    GatheredSamples out = gather(f);
    boolean border = f.toString().contains("border");
    assertClose("mask", f.floats("mask"), exactly(f, "mask", out.masks()), 0);
    float[] features = exactly(f, "rgb_feat", out.features());
    // Generic cameras are known to float32; the border's coordinates are exact.
    assertClose("rgb_feat", f.floats("rgb_feat"), features, border ? 1e-5 : 5e-5);
    assertClose("ray_diff", f.floats("ray_diff"), exactly(f, "ray_diff", out.differences()), 1e-5);
  }

  private static void comparePixels(Fixture f) {
    GatheredSamples out = gather(f);
    float[] pixels = f.floats("pixel_locations");
    float[] front = f.floats("in_front");
    float[] found = new float[pixels.length];
    float[] foundFront = new float[front.length];
    int views = f.size("src_cameras", 0);
    int points = front.length / views;
    for (int v = 0; v < views; v++) {
      Camera camera = IbrnetCamera.fromVector(f.row("src_cameras", v));
      for (int p = 0; p < points; p++) {
        int i = v * points + p;
        found[2 * i] = out.pixels()[2 * (p * views + v)] - 0.5f;
        found[2 * i + 1] = out.pixels()[2 * (p * views + v) + 1] - 0.5f;
        foundFront[i] = camera.pose().toCamera(point(f, p)).z() > 0 ? 1 : 0;
      }
    }
    assertClose("in_front", front, foundFront, 0);
    assertClose(
        "pixel_locations",
        pixels,
        found,
        i -> front[i / 2] > 0 ? 1e-3 + 5e-5 * Math.abs(pixels[i]) : Double.POSITIVE_INFINITY);
  }

  private static GatheredSamples gather(Fixture f) {
    Camera target = IbrnetCamera.fromVector(f.floats("query_camera"));
    List<SourceMap> sources = OriginalViews.sources(f, f.array("featmaps"));
    EpipolarGather gather =
        new EpipolarGather(Conventions.IBRNET, target.pose().centreInWorld(), sources);
    GatheredSamples out = new GatheredSamples();
    int rays = f.size("xyz", 0);
    int samples = f.size("xyz", 1);
    out.resize(rays, samples, sources.size(), f.size("featmaps", 1), Conventions.IBRNET);
    for (int p = 0; p < rays * samples; p++) {
      Vec3 x = point(f, p);
      gather.at(new double[] {x.x(), x.y(), x.z()}, p * sources.size(), out);
    }
    return out;
  }

  private static Vec3 point(Fixture f, int p) {
    float[] xyz = f.floats("xyz");
    return new Vec3(xyz[3 * p], xyz[3 * p + 1], xyz[3 * p + 2]);
  }

  private static float[] exactly(Fixture f, String name, float[] atLeast) {
    return Arrays.copyOf(atLeast, f.array(name).size());
  }
}
