package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.testing.SharedFolder;
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

  /**
   * Pairs with enough overlap for simple matching. Limits are in pixels; blowtorch has a lens that
   * its format cannot express (0.7 px by itself). Wrong cameras are told by their errors or, where
   * a sideways motion hides a flip from the epipolar lines, by points behind the cameras.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fox, 0.4, 0021.jpg 0022.jpg 0044.jpg 0045.jpg 0081.jpg 0084.jpg",
    "maryRose, 0.4, IMG_9677.jpg IMG_9699.jpg IMG_9695.jpg IMG_9705.jpg",
    "blowtorch, 1.2, _DSC1643.jpg _DSC1417.jpg",
    "castle-P30, 0.4, 0007.jpg 0006.jpg 0015.jpg 0016.jpg 0022.jpg 0021.jpg",
    "entry-P10, 0.4, 0001.jpg 0000.jpg 0002.jpg 0001.jpg",
    "kitchen, 0.4, 06.jpg 04.jpg 18.jpg 17.jpg",
    "flower, 0.4, 006.jpg 007.jpg 018.jpg 017.jpg",
    "sceaux, 0.4, 100_7102.JPG 100_7103.JPG 100_7108.JPG 100_7109.JPG",
    "dino, 0.6, dino0031.jpg dino0032.jpg dino0007.jpg dino0008.jpg"
  })
  void matchesLieOnTheirEpipolarLines(String name, double limit, String pairs) {
    Scene scene = Scenes.open(SharedFolder.data(name), NO_DEPTHS);
    String[] names = pairs.split(" ");
    for (int i = 0; i < names.length; i += 2) {
      View a = view(scene, names[i]);
      View b = view(scene, names[i + 1]);
      List<EpipolarWitness.Match> matches = CornerMatches.between(a, b);
      assertTrue(matches.size() >= 10, () -> "only " + matches.size() + " matches");
      double error = error(matches, a, b, UnaryOperator.identity());
      assertTrue(error < limit, () -> "median error " + error + " px");
      assertTrue(inFront(matches, a, b, UnaryOperator.identity()) > 0.75);
      for (UnaryOperator<Pose> wrong :
          List.<UnaryOperator<Pose>>of(RealScenesTest::flipped, RealScenesTest::inverted)) {
        assertTrue(
            error(matches, a, b, wrong) > 4 * error || inFront(matches, a, b, wrong) < 0.3,
            "wrong cameras go unnoticed");
      }
    }
  }

  private static View view(Scene scene, String name) {
    return scene.views().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  private static double inFront(
      List<EpipolarWitness.Match> matches, View a, View b, UnaryOperator<Pose> change) {
    return EpipolarWitness.inFront(matches, changed(a, change), changed(b, change));
  }

  private static double error(
      List<EpipolarWitness.Match> matches, View a, View b, UnaryOperator<Pose> change) {
    return EpipolarWitness.medianSampson(matches, changed(a, change), changed(b, change));
  }

  private static Camera changed(View view, UnaryOperator<Pose> change) {
    return new Camera(view.camera().intrinsics(), change.apply(view.camera().pose()));
  }

  /** What a reader gives that mistakes OpenGL axes for OpenCV's, or the other way round. */
  private static Pose flipped(Pose pose) {
    double[] r = pose.rotation();
    for (int i = 3; i < 9; i++) {
      r[i] = -r[i];
    }
    var t = pose.translation();
    return Pose.fromWorldToCamera(r, new Vec3(t.x(), -t.y(), -t.z()));
  }

  /** What a reader gives that mistakes camera to world for world to camera. */
  private static Pose inverted(Pose pose) {
    return Pose.fromCameraToWorld(pose.rotation(), pose.translation());
  }
}
