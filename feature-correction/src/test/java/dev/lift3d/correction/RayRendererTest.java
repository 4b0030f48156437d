package dev.lift3d.correction;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static dev.lift3d.core.testing.Closeness.assertShareClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.ray.CellGrid;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.epipolar.BlendingMode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RayRendererTest {
  private static final Camera TARGET = PlaneScene.camera(0.2, 0.1).resized(21, 18);
  private static final CellGrid PIXELS = CellGrid.pixels(21, 18);
  private static final int COARSE = 12;

  private static RenderSettings settings(int fine) {
    return RenderSettings.EXACT.withSampling(new RaySampling(COARSE, fine));
  }

  private static LiftingModel model(String name, Workers workers, RenderSettings settings) {
    LiftingNetwork network = LiftingNetwork.initial(LiftingSettings.named(name), 11);
    return new LiftingModel(network, workers, settings);
  }

  private static TargetSources sources(LiftingModel model, Scene scene) {
    return model.sources(
        model.prepare(scene, PlaneScene.WIDTH), TARGET, PlaneScene.RANGE, 4, Set.of());
  }

  private static RenderedRays rendered(RayRenderer renderer, TargetSources sources) {
    return renderer.render(
        sources,
        PIXELS.count(),
        first ->
            RayBundle.ofCells(
                TARGET, PIXELS, first, Math.min(PIXELS.count(), first + renderer.chunk())));
  }

  @ParameterizedTest
  @CsvSource({"1,0", "7,0", "400,0", "1,6", "400,6"})
  void theSizeOfAChunkDoesNotMatter(int chunk, int fine) {
    try (Workers workers = Workers.start(1);
        LiftingModel model = model("compact", workers, settings(fine))) {
      TargetSources sources = sources(model, PlaneScene.of(4, PlaneScene.waves(1)));
      RenderedRays expected = rendered(model.renderer(), sources);
      RayRenderer other = new RayRenderer(model.network(), workers, settings(fine), chunk);
      RenderedRays found = rendered(other, sources);
      // Products of other sizes add up in another order: a few float32 roundings of values to 1.
      // Where a fine sample is drawn from a nearly empty bin they move it, and a ray with it.
      double share = fine == 0 ? 1 : 0.97;
      assertShareClose("colours", expected.colours(), found.colours(), share, i -> 1e-5);
      assertShareClose("opacities", expected.opacities(), found.opacities(), share, i -> 1e-5);
      assertShareClose("depths", expected.depths(), found.depths(), share, i -> 1e-4);
      assertClose("all colours", expected.colours(), found.colours(), 0.02);
    }
  }

  @Test
  void theNumberOfWorkersDoesNotMatterToTheLastBit() {
    Scene scene = PlaneScene.of(4, PlaneScene.waves(2));
    RenderedRays[] found = new RenderedRays[3];
    for (int count = 1; count <= found.length; count++) {
      try (Workers workers = Workers.start(count);
          LiftingModel model = model("compact", workers, settings(6))) {
        found[count - 1] = rendered(model.renderer(), sources(model, scene));
      }
    }
    for (int i = 1; i < found.length; i++) {
      assertArrayEquals(found[0].colours(), found[i].colours());
      assertArrayEquals(found[0].depths(), found[i].depths());
      assertArrayEquals(found[0].opacities(), found[i].opacities());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"compact", "ibrnet"})
  void oneColourRendersToThatColour(String name) {
    float[] colour = {0.2f, 0.55f, 0.9f};
    try (Workers workers = Workers.start(1);
        LiftingModel model = model(name, workers, settings(6))) {
      Scene scene = PlaneScene.of(4, PlaneScene.plain(colour[0], colour[1], colour[2]));
      RenderedRays rays = rendered(model.renderer(), sources(model, scene));
      boolean original = name.equals("ibrnet");
      for (int r = 0; r < PIXELS.count(); r++) {
        // The original leaves out what no sample stopped; corrected, the far end stops it.
        double total = original ? rays.opacities()[r] : 1;
        for (int c = 0; c < 3; c++) {
          // Weights over 18 samples and 4 views are rounded to float32.
          assertEquals(total * colour[c], rays.colours()[3 * r + c], 2e-5, "ray " + r);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BlendingMode.class)
  void opacityAndDepthStayInTheirRanges(BlendingMode blending) {
    for (String name : new String[] {"compact", "ibrnet"}) {
      try (Workers workers = Workers.start(1);
          LiftingModel model =
              model(name, workers, new RenderSettings(new RaySampling(COARSE, 6), blending))) {
        RenderedRays rays =
            rendered(model.renderer(), sources(model, PlaneScene.of(5, PlaneScene.waves(3))));
        boolean somewhere = false;
        for (int r = 0; r < PIXELS.count(); r++) {
          assertEquals(0.5, rays.opacities()[r], 0.5 + 1e-6);
          assertTrue(rays.depths()[r] <= PlaneScene.RANGE.far() * (1 + 1e-6));
          assertTrue(rays.depths()[r] >= 0);
          somewhere |= rays.opacities()[r] > 0.01;
        }
        assertTrue(somewhere, "an untrained network sees something");
      }
    }
  }

  @Test
  void aTargetOutsideEveryPhotographIsEmpty() {
    try (Workers workers = Workers.start(1);
        LiftingModel model = model("compact", workers, settings(6))) {
      PreparedScene scene = model.prepare(PlaneScene.of(3, PlaneScene.waves(1)), PlaneScene.WIDTH);
      Camera away =
          new Camera(
              TARGET.intrinsics(),
              Pose.lookingAt(new Vec3(0, 0, -4), new Vec3(0, 0, -9), new Vec3(0, -1, 0)));
      LiftedView view = model.render(model.sources(scene, away, PlaneScene.RANGE, 3, Set.of()));
      assertArrayEquals(new float[view.rgb().data().length], view.rgb().data());
      assertArrayEquals(new float[view.opacity().data().length], view.opacity().data());
    }
  }

  /** The sources' depths are exact: even a network that has learned nothing finds the plane. */
  @ParameterizedTest
  @ValueSource(strings = {"exact", "fast", "guided"})
  void depthsOfTheSourcesPutTheSurfaceInPlace(String name) {
    RaySampling sampling =
        switch (name) {
          case "exact" -> RaySampling.EXACT;
          case "fast" -> RaySampling.FAST;
          default -> RaySampling.guided(48, 24);
        };
    try (Workers workers = Workers.start(2);
        LiftingModel model =
            model("compact", workers, RenderSettings.EXACT.withSampling(sampling))) {
      double blind = distanceFromPlane(planeSeen(model, DepthPrior.NONE));
      double found = distanceFromPlane(planeSeen(model, DepthPrior.DEFAULT));
      double step = 4 * 4 * (1 / 2.0 - 1 / 8.0) / 96; // of a sensor's inverse depth, at depth 4
      assertTrue(found < 0.5 * step, found + " is within half a step, " + step);
      assertTrue(blind > step, "without depths the plane is not found: " + blind);
    }
  }

  private static LiftedView planeSeen(LiftingModel model, DepthPrior prior) {
    Scene plane = PlaneScene.of(5, PlaneScene.waves(3));
    PreparedScene scene = model.prepare(plane, PlaneScene.WIDTH, Optional.empty(), prior);
    return model.render(model.sources(scene, TARGET, PlaneScene.RANGE, 5, Set.of()));
  }

  /** The mean over the target's pixels. */
  private static double distanceFromPlane(LiftedView view) {
    double sum = 0;
    for (int cell = 0; cell < PIXELS.count(); cell++) {
      float depth = view.depth().data()[cell];
      sum += Math.abs(TARGET.unproject(PIXELS.u(cell), PIXELS.v(cell), depth).z());
    }
    return sum / PIXELS.count();
  }
}
