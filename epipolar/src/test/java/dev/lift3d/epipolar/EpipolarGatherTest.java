package dev.lift3d.epipolar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corrected gather, by construction. */
class EpipolarGatherTest {
  private static final RandomScene.Content RAMP =
      (view, u, v, c) -> 0.1 * view + 0.01 * (c + 1) * u - 0.02 * v + c;

  /** Called with each (sample, view) entry of a gather. */
  private interface Entry {
    void visit(int view, Vec3 point, Vec3 projected, int entry);
  }

  private static void visit(RandomScene scene, Entry visitor) {
    int views = scene.cameras.size();
    for (int r = 0; r < scene.rays.count(); r++) {
      for (int s = 0; s < scene.samples; s++) {
        Vec3 point = scene.point(r, s);
        for (int v = 0; v < views; v++) {
          int entry = (r * scene.samples + s) * views + v;
          visitor.visit(v, point, scene.cameras.get(v).project(point), entry);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,2", "2,4", "3,4", "4,1"})
  void aPointFetchesWhatARampShowsThere(long seed, int stride) {
    RandomScene scene = RandomScene.of(seed);
    int channels = 2;
    GatheredSamples out =
        scene.gathered(Conventions.CORRECTED, scene.sources(channels, stride, RAMP));
    int[] checked = {0};
    visit(
        scene,
        (view, point, p, entry) -> {
          Intrinsics k = scene.cameras.get(view).intrinsics();
          for (int c = 0; c < 3 + channels; c++) {
            double border = 0.5 * (c < 3 ? 1 : stride);
            if (p.z() > 0 && inside(k, p, border)) {
              // Values to 6 in float32, interpolated at texel coordinates to 50 in float32.
              assertEquals(
                  RAMP.at(view, p.x(), p.y(), c), out.features()[entry * (3 + channels) + c], 1e-5);
              checked[0]++;
            }
          }
        });
    assertTrue(checked[0] > 100, "only " + checked[0] + " fetches were inside");
  }

  private static boolean inside(Intrinsics k, Vec3 p, double border) {
    return p.x() >= border
        && p.y() >= border
        && p.x() <= k.width() - border
        && p.y() <= k.height() - border;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void samplesLieOnTheEpipolarLinesOfTheirRay(long seed) {
    RandomScene scene = RandomScene.of(seed);
    int stride = 4;
    GatheredSamples out = scene.gathered(Conventions.CORRECTED, scene.sources(1, stride, RAMP));
    int perRay = scene.samples * scene.cameras.size();
    int[] checked = {0};
    visit(
        scene,
        (view, point, p, entry) -> {
          if (out.masks()[entry] > 0) {
            int r = entry / perRay;
            Vec3 line =
                epipolarLine(
                    scene.target,
                    scene.cameras.get(view),
                    new Vec3(scene.pixels[2 * r], scene.pixels[2 * r + 1], 1));
            double u = out.pixels()[2 * entry];
            double v = out.pixels()[2 * entry + 1];
            double off = line.x() * u + line.y() * v + line.z();
            // Pixels to 50 in float32.
            assertEquals(0, off / Math.hypot(line.x(), line.y()), 1e-5);
            checked[0]++;
          }
        });
    assertTrue(checked[0] > 50, "only " + checked[0] + " samples were seen");
  }

  /** F p with F = K2^-T [t]x R K1^-1 (Hartley and Zisserman 2004, equation 9.5). */
  private static Vec3 epipolarLine(Camera from, Camera to, Vec3 pixel) {
    Intrinsics a = from.intrinsics();
    Vec3 ray = new Vec3((pixel.x() - a.cx()) / a.fx(), (pixel.y() - a.cy()) / a.fy(), 1);
    Vec3 turned =
        to.pose().toCamera(from.pose().directionToWorld(ray)).minus(to.pose().translation());
    Vec3 baseline = to.pose().toCamera(from.pose().centreInWorld());
    Vec3 n = baseline.cross(turned);
    Intrinsics b = to.intrinsics();
    double lx = n.x() / b.fx();
    double ly = n.y() / b.fy();
    return new Vec3(lx, ly, n.z() - lx * b.cx() - ly * b.cy());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aViewThatDoesNotSeeASampleGivesZeros(long seed) {
    RandomScene scene = RandomScene.of(seed);
    GatheredSamples out =
        scene.gathered(Conventions.CORRECTED, scene.sources(3, 4, RandomScene.noise(seed)));
    int channels = out.differenceChannels();
    int[] count = new int[2];
    visit(
        scene,
        (view, point, p, entry) -> {
          boolean seen = scene.cameras.get(view).sees(p);
          assertEquals(seen ? 1 : 0, out.masks()[entry]);
          float sum = 0;
          for (int c = 0; c < 6; c++) {
            sum += Math.abs(out.features()[entry * 6 + c]);
          }
          for (int c = 0; c < channels; c++) {
            sum += Math.abs(out.differences()[entry * channels + c]);
          }
          assertEquals(seen, sum > 0);
          count[seen ? 1 : 0]++;
        });
    assertTrue(count[0] > 20 && count[1] > 20, "both kinds must occur");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void differencesAreUnitDirectionsAndTheirLength(long seed) {
    RandomScene scene = RandomScene.of(seed);
    GatheredSamples out =
        scene.gathered(Conventions.CORRECTED, scene.sources(1, 4, RandomScene.noise(seed)));
    Vec3 target = scene.target.pose().centreInWorld();
    int width = out.differenceChannels();
    visit(
        scene,
        (view, point, p, entry) -> {
          if (out.masks()[entry] > 0) {
            Vec3 source = scene.cameras.get(view).pose().centreInWorld();
            Vec3 off = target.minus(point).unit().minus(source.minus(point).unit());
            float[] d = out.differences();
            // Directions are divided by their length plus 1e-6.
            assertEquals(off.norm(), d[width * entry + 3], 2e-6);
            assertEquals(off.unit().x(), d[width * entry], 1e-5);
            assertEquals(off.unit().y(), d[width * entry + 1], 1e-5);
            assertEquals(off.unit().z(), d[width * entry + 2], 1e-5);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aSmallerChunkAfterALargerOneGathersTheSame(long seed) {
    RandomScene scene = RandomScene.of(seed);
    List<SourceMap> sources = scene.sources(3, 4, RandomScene.noise(seed));
    GatheredSamples fresh = scene.gathered(Conventions.CORRECTED, sources);
    GatheredSamples used = new GatheredSamples();
    used.resize(2 * scene.rays.count(), scene.samples, sources.size(), 5, Conventions.CORRECTED);
    Arrays.fill(used.features(), 7);
    Arrays.fill(used.differences(), 7);
    Arrays.fill(used.masks(), 7);
    new EpipolarGather(Conventions.CORRECTED, scene.target.pose().centreInWorld(), sources)
        .gather(scene.rays, scene.depths, used);
    for (int i = 0; i < fresh.features().length; i++) {
      assertEquals(fresh.features()[i], used.features()[i]);
    }
    for (int i = 0; i < fresh.differences().length; i++) {
      assertEquals(fresh.differences()[i], used.differences()[i]);
    }
  }
}
