package dev.lift3d.core.procedural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.core.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProceduralCaptureTest {
  private static final int SEEDS = 20;
  private static final RenderSettings QUICK =
      new RenderSettings(1, false, RenderSettings.DEFAULT.executor());

  /** For twenty seeds: pictures are filled, neighbours overlap, depths lie in the range. */
  @ParameterizedTest
  @EnumSource(SceneKind.class)
  void everySeedGivesUsableCameras(SceneKind kind) {
    for (int seed = 100; seed < 100 + SEEDS; seed++) {
      String what = kind + " seed " + seed;
      ProceduralCapture c = ProceduralCapture.of(new CaptureSettings(seed, kind, 5, 80, 60));
      assertEquals(5, c.cameras().size(), what);
      long inside = 0;
      long all = 0;
      for (int v = 0; v < 5; v++) {
        RenderedView view = c.render(v, QUICK);
        assertTrue(view.coverage() >= 0.95, what + ": view " + v + " covers " + view.coverage());
        for (float d : view.depth().data()) {
          all += d > 0 ? 1 : 0;
          inside += d >= c.depthRange().near() && d <= c.depthRange().far() ? 1 : 0;
        }
        if (v > 0) {
          double overlap = ViewCheck.overlap(c.place(), c.cameras().get(v - 1), c.cameras().get(v));
          assertTrue(overlap >= 0.45, what + ": view " + v + " overlaps " + overlap);
        }
      }
      assertTrue(inside >= 0.98 * all, what + ": " + inside + " of " + all + " in range");
    }
  }

  @ParameterizedTest
  @EnumSource(SceneKind.class)
  void noCameraStandsInAThing(SceneKind kind) {
    for (int seed = 0; seed < 5; seed++) {
      ProceduralCapture c = ProceduralCapture.of(new CaptureSettings(seed, kind, 9, 48, 36));
      for (Camera camera : c.cameras()) {
        assertTrue(
            c.place().world().bodies().stream()
                .filter(b -> b.castsShadow() && b.shape().bounds().area() > 0.01)
                .filter(b -> b.kind() != ObjectClass.WALL)
                .noneMatch(b -> b.shape().bounds().contains(camera.pose().centreInWorld())));
      }
    }
  }

  @Test
  void theSceneRendersWhenAsked() {
    ProceduralCapture c = ProceduralCapture.of(new CaptureSettings(4, SceneKind.ROOM, 3, 64, 48));
    Scene scene = c.scene();
    assertEquals("procedural", scene.format());
    assertEquals("room-4", scene.name());
    assertEquals(3, scene.views().size());
    assertEquals(c.depthRange(), scene.depthRange());
    RenderedView expected = c.render(2);
    assertArrayEquals(expected.rgb().data(), scene.views().get(2).photograph().get().data());
    assertArrayEquals(
        expected.depth().data(), scene.views().get(2).depth().orElseThrow().get().data());
    assertEquals(expected.camera(), scene.views().get(2).camera());
  }

  @Test
  void anotherPathSeedWalksAnotherWayThroughTheSamePlace() {
    ProceduralScene place = ProceduralScene.random(8, SceneKind.ROOM);
    assertNotEquals(
        new ProceduralCameras(place, 1).views(3, 48, 36),
        new ProceduralCameras(place, 2).views(3, 48, 36));
  }

  @Test
  void aSingleViewOfOnePixelIsStillAView() {
    ProceduralCapture c = ProceduralCapture.of(new CaptureSettings(1, SceneKind.CLUTTER, 1, 1, 1));
    assertEquals(3, c.render(0).rgb().data().length);
  }

  @Test
  void emptyCapturesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new CaptureSettings(1, SceneKind.ROOM, 0, 64, 48));
  }
}
