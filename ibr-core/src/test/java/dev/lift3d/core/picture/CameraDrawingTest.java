package dev.lift3d.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Rgb;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CameraDrawingTest {
  private static final Rgb SOURCE = Rgb.of(0x4477AA);
  private static final Rgb TARGET = Rgb.of(0xCC3311);
  private static final Rgb HELD_OUT = Rgb.of(0xEE9922);

  @Test
  void camerasAreDrawnInTheirColoursInBothPanels() {
    Scene scene = scene(8, 1000);
    Camera target = camera(new Vec3(0, -3, 1));
    Image picture = new CameraDrawing(List.of(target), Set.of(2), 200).draw(scene);
    assertEquals(400, picture.width());
    for (Rgb colour : List.of(SOURCE, TARGET, HELD_OUT)) {
      assertTrue(count(picture, colour, 0, 200) > 10, colour + " from above");
      assertTrue(count(picture, colour, 200, 400) > 10, colour + " from the side");
    }
    Image plain = CameraDrawing.ofSize(200).draw(scene);
    assertEquals(0, count(plain, TARGET, 0, 400) + count(plain, HELD_OUT, 0, 400));
  }

  @Test
  void theAxesFollowTheRig() {
    List<Camera> row = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      row.add(
          new Camera(
              new Intrinsics(100, 100, 80, 60, 160, 120),
              Pose.lookingAt(new Vec3(k, 0, 1), new Vec3(k, 9, 1), new Vec3(0, 0, 1))));
    }
    PlanAxes axes = PlanAxes.of(row);
    assertEquals(0, axes.up().distance(new Vec3(0, 0, 1)), 1e-9);
    assertEquals(0, axes.right().distance(new Vec3(1, 0, 0)), 1e-9);
    assertEquals(0, axes.ahead().distance(new Vec3(0, 1, 0)), 1e-9);
  }

  @Test
  void aSingleCameraAndNoPointsAreEnough() {
    Image picture = CameraDrawing.ofSize(120).draw(scene(1, 0));
    assertTrue(count(picture, SOURCE, 0, 240) > 10);
    assertThrows(IllegalArgumentException.class, () -> CameraDrawing.ofSize(3));
  }

  private static int count(Image image, Rgb colour, int left, int right) {
    int count = 0;
    for (int y = 24; y < image.height(); y++) { // below the legend
      for (int x = left; x < right; x++) {
        double off =
            Math.abs(image.at(x, y, 0) - colour.red())
                + Math.abs(image.at(x, y, 1) - colour.green())
                + Math.abs(image.at(x, y, 2) - colour.blue());
        count += off < 0.05 ? 1 : 0;
      }
    }
    return count;
  }

  private static Scene scene(int cameras, int points) {
    List<View> views = new ArrayList<>();
    for (int k = 0; k < cameras; k++) {
      double angle = 2 * Math.PI * k / cameras;
      Camera camera = camera(new Vec3(4 * Math.cos(angle), 4 * Math.sin(angle), 1.5));
      views.add(View.of("view " + k, camera, () -> Image.zeros(160, 120, 3)));
    }
    Random random = new Random(1);
    List<Vec3> positions = new ArrayList<>();
    for (int k = 0; k < points; k++) {
      positions.add(
          new Vec3(random.nextGaussian(), random.nextGaussian(), 0.5 * random.nextGaussian()));
    }
    return new Scene(
        "ring",
        "made here",
        views,
        new DepthRange(1, 8),
        new SparsePoints(positions, List.of()),
        List.of());
  }

  private static Camera camera(Vec3 centre) {
    return new Camera(
        new Intrinsics(100, 100, 80, 60, 160, 120),
        Pose.lookingAt(centre, Vec3.ZERO, new Vec3(0, 0, 1)));
  }
}
