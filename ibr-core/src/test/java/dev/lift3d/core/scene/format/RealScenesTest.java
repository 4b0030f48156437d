package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.testing.SharedFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cameras of real scenes, judged by matches found in the pictures without them. */
class RealScenesTest {
  private static final SceneOptions NO_DEPTHS =
      SceneOptions.DEFAULTS.withDepthRange(new DepthRange(0.1, 100));

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fox, transforms.json, 50, 540, 960",
    "moldGoldCape, LLFF, 40, 608, 608",
    "maryRose, LLFF, 35, 576, 576",
    "blowtorch, LLFF, 34, 960, 640",
    "castle-P30, Strecha, 30, 768, 512",
    "entry-P10, Strecha, 10, 768, 512",
    "kitchen, COLMAP text, 25, 779, 520",
    "flower, COLMAP text, 25, 706, 529",
    "sceaux, COLMAP binary, 11, 1000, 751",
    "dino, Middlebury, 48, 640, 480",
    "hololens, RGB-D, 94, 540, 360"
  })
  void everyViewIsThere(String name, String format, int views, int width, int height) {
    Scene scene = Scenes.open(SharedFolder.data(name), NO_DEPTHS);
    assertEquals(format, scene.format());
    assertEquals(views, scene.views().size());
    assertEquals(List.of(), scene.notes());
    for (View view : scene.views()) {
      Intrinsics k = view.camera().intrinsics();
      assertEquals(width, k.width());
      assertEquals(height, k.height());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fox, 0.6",
    "moldGoldCape, 0.6",
    "maryRose, 0.6",
    "blowtorch, 1.2",
    "castle-P30, 0.6",
    "entry-P10, 0.6",
    "kitchen, 0.6",
    "flower, 0.6",
    "sceaux, 0.6",
    "dino, 0.6",
    "hololens, 1"
  })
  void matchesLieOnTheirEpipolarLines(String name, double limit) {
    Scene scene = Scenes.open(SharedFolder.data(name), NO_DEPTHS);
    List<Double> given = new ArrayList<>();
    List<Double> flipped = new ArrayList<>();
    List<Double> inverted = new ArrayList<>();
    for (int part = 1; part <= 3; part++) {
      int[] pair = CornerMatches.nearestPair(scene.views(), scene.views().size() * part / 4);
      View a = scene.views().get(pair[0]);
      View b = scene.views().get(pair[1]);
      List<CornerMatches.Match> matches = CornerMatches.between(a, b);
      System.err.println(name + " " + a.name() + " " + b.name() + " " + matches.size());
      if (matches.size() < 20) {
        continue;
      }
      given.add(error(matches, a, b, UnaryOperator.identity()));
      flipped.add(error(matches, a, b, RealScenesTest::flipped));
      inverted.add(error(matches, a, b, RealScenesTest::inverted));
    }
    System.err.println(name + " " + given + " flipped " + flipped + " inverted " + inverted);
    assertTrue(median(given) < limit);
  }

  private static double error(
      List<CornerMatches.Match> matches, View a, View b, UnaryOperator<Pose> change) {
    Camera first = new Camera(a.camera().intrinsics(), change.apply(a.camera().pose()));
    Camera second = new Camera(b.camera().intrinsics(), change.apply(b.camera().pose()));
    return CornerMatches.medianSampson(matches, first, second);
  }

  /** What a reader gives that mistakes OpenGL axes for OpenCV's, or the other way round. */
  private static Pose flipped(Pose pose) {
    double[] r = pose.rotation();
    for (int i = 3; i < 9; i++) {
      r[i] = -r[i];
    }
    var t = pose.translation();
    return Pose.fromWorldToCamera(r, new dev.lift3d.core.geometry.Vec3(t.x(), -t.y(), -t.z()));
  }

  /** What a reader gives that mistakes camera to world for world to camera. */
  private static Pose inverted(Pose pose) {
    return Pose.fromCameraToWorld(pose.rotation(), pose.translation());
  }

  private static double median(List<Double> values) {
    return CornerMatches.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
