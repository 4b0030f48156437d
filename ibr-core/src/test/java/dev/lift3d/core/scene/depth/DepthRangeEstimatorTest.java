package dev.lift3d.core.scene.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.testing.SharedFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthRangeEstimatorTest {
  /** The depths are those of matches triangulated with the scenes' cameras, 2 % to 98 %. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fox, 2.6, 7.1",
    "castle-P30, 19, 63",
    "entry-P10, 13, 33",
    "dino, 0.618, 0.681",
    "kitchen, 2.9, 8.4",
    "flower, 26, 145",
    "sceaux, 6.7, 14.0"
  })
  void theRangeHoldsTheSceneAndLittleMore(String name, double near, double far) {
    Scene scene =
        Scenes.open(
            SharedFolder.data(name),
            SceneOptions.DEFAULTS.withDepthRange(new DepthRange(0.001, 1e5)));
    SceneDepths depths = DepthRangeEstimator.estimate(scene.views());
    DepthRange found = depths.scene();
    assertTrue(found.near() < near && found.near() > near / 2, found::toString);
    assertTrue(found.far() > far && found.far() < far * 2, found::toString);
  }

  /** Judged by the points of structure from motion, which the estimate does not see. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"kitchen", "flower", "sceaux"})
  void eachViewsRangeHoldsItsOwnPoints(String name) {
    Scene scene = Scenes.open(SharedFolder.data(name));
    SceneDepths depths = DepthRangeEstimator.estimate(scene.views());
    for (int i = 0; i < scene.views().size(); i++) {
      Pose pose = scene.views().get(i).camera().pose();
      double[] own =
          Arrays.stream(scene.points().seenIn().get(i))
              .mapToDouble(k -> pose.toCamera(scene.points().positions().get(k)).z())
              .sorted()
              .toArray();
      DepthRange found = depths.views().get(i).orElse(depths.scene());
      assertTrue(found.near() < RobustRange.percentile(own, 0.02), found::toString);
      assertTrue(found.far() > RobustRange.percentile(own, 0.98), found::toString);
    }
  }

  @Test
  void aSlantedWallIsFoundWhereItStands() {
    List<View> views = wall(0.5);
    SceneDepths depths = DepthRangeEstimator.estimate(views);
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (View view : views) {
      for (double u : new double[] {0, 160}) {
        double z = wallDepth(view.camera(), u, 60);
        low = Math.min(low, z);
        high = Math.max(high, z);
      }
    }
    assertTrue(depths.scene().near() < low && depths.scene().near() > 0.6 * low);
    assertTrue(depths.scene().far() > 0.98 * high && depths.scene().far() < 1.6 * high);
    assertTrue(depths.views().stream().allMatch(r -> r.isPresent()));
  }

  @Test
  void theSameViewsGiveTheSameRange() {
    assertEquals(DepthRangeEstimator.estimate(wall(0.5)), DepthRangeEstimator.estimate(wall(0.5)));
  }

  @Test
  void photographsThatAreHeldOutAreNeverRead() {
    List<View> views = new ArrayList<>(wall(0.25));
    View hidden = views.get(2); // the middle one, a reference otherwise
    views.set(2, View.of(hidden.name(), hidden.camera(), () -> fail("was read")));
    SceneDepths depths = DepthRangeEstimator.estimate(views, v -> v == 2);
    assertTrue(depths.note().orElseThrow().contains("estimated"));
    assertTrue(depths.views().get(2).isPresent(), "what the others see covers it");
  }

  @Test
  void whatIsBlankIsGuessedFromTheCamerasAndSaid() {
    List<View> blank = new ArrayList<>();
    for (View v : wall(0.5)) {
      blank.add(View.of(v.name(), v.camera(), () -> Image.zeros(160, 120, 3)));
    }
    SceneDepths depths = DepthRangeEstimator.estimate(blank);
    assertTrue(depths.note().orElseThrow().contains("guessed"));
    assertTrue(depths.scene().near() < depths.scene().far());
    assertFalse(depths.views().stream().anyMatch(r -> r.isPresent()));
  }

  @Test
  void oneViewIsEnoughForAGuess() {
    SceneDepths depths = DepthRangeEstimator.estimate(wall(0.5).subList(0, 1));
    assertTrue(depths.note().orElseThrow().contains("guessed"));
  }

  @Test
  void camerasAtOnePlaceShowNoDepth() {
    // All cameras at one place: whatever agrees says nothing about depth.
    SceneDepths depths = DepthRangeEstimator.estimate(wall(0));
    assertTrue(depths.note().orElseThrow().contains("guessed"));
  }

  /** Cameras side by side before the textured plane z = 4 + 0.5 x. */
  private static List<View> wall(double step) {
    List<View> views = new ArrayList<>();
    Intrinsics k = new Intrinsics(150, 150, 80, 60, 160, 120);
    for (int i = 0; i < 5; i++) {
      Vec3 centre = new Vec3((i - 2) * step, 0.2 * step * (i % 2), 0);
      Pose pose = Pose.lookingAt(centre, new Vec3(centre.x() / 2, 0, 4), new Vec3(0, -1, 0));
      Camera camera = new Camera(k, pose);
      views.add(View.of("view" + i, camera, () -> picture(camera)));
    }
    return views;
  }

  private static Image picture(Camera camera) {
    Image image = Image.zeros(160, 120, 3);
    for (int row = 0; row < 120; row++) {
      for (int col = 0; col < 160; col++) {
        double z = wallDepth(camera, col + 0.5, row + 0.5);
        Vec3 p = camera.unproject(col + 0.5, row + 0.5, z);
        for (int c = 0; c < 3; c++) {
          image.set(col, row, c, texture(p.x(), p.y()));
        }
      }
    }
    return image;
  }

  private static double wallDepth(Camera camera, double u, double v) {
    Vec3 c = camera.pose().centreInWorld();
    Vec3 d = camera.rayDirection(u, v);
    return (4 + 0.5 * c.x() - c.z()) / (d.z() - 0.5 * d.x());
  }

  /** Waves of many directions: smooth, and nowhere like itself. */
  private static float texture(double x, double y) {
    double sum = 0;
    for (int i = 1; i <= 12; i++) {
      double angle = 2.4 * i;
      double frequency = 4 + 1.3 * i;
      sum += Math.sin(frequency * (x * Math.cos(angle) + y * Math.sin(angle)) + i * i);
    }
    return (float) (0.5 + sum / 16);
  }
}
