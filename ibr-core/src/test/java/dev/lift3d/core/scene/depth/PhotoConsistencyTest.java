package dev.lift3d.core.scene.depth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.testing.SharedFolder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scenes whose pictures are too alike in themselves, or too far apart, for matching without
 * cameras: patches along the epipolar lines of the cameras must agree better than along any line
 * beside them.
 */
class PhotoConsistencyTest {
  private static final double OFF = 4; // pixels at full size

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource({"moldGoldCape, 5, 3", "moldGoldCape, 20, 21"})
  void patchesAgreeBestOnTheirEpipolarLines(String name, int first, int second) {
    Scene scene = Scenes.open(SharedFolder.data(name));
    View a = scene.views().get(first);
    View b = scene.views().get(second);
    double on = agreement(scene, a, b, 0, 0);
    double across = Math.max(agreement(scene, a, b, OFF, 0), agreement(scene, a, b, 0, OFF));
    assertTrue(on > across + 0.05, () -> on + " on the line, " + across + " beside it");
  }

  /** The mean over corners of the best correlation along the line moved by (du, dv). */
  private static double agreement(Scene scene, View a, View b, double du, double dv) {
    Thumbnail reference = half(a, 0, 0);
    PatchMatch match = new PatchMatch(reference, half(b, du, dv));
    double near = scene.depthRange().near();
    double far = scene.depthRange().far();
    PlaneSweep.Inverse depths = new PlaneSweep.Inverse(1 / far, 1 / near, 400);
    List<Thumbnail.Corner> corners = reference.corners();
    double sum = 0;
    int count = 0;
    Image mask = a.mask().orElseThrow().get();
    for (Thumbnail.Corner c : corners) {
      float[] patch = PatchMatch.patch(reference, c.col(), c.row());
      if (patch != null && mask.at(2 * c.col(), 2 * c.row(), 0) > 0) {
        double best = -1;
        for (int i = 0; i < depths.samples(); i++) {
          double score = match.score(patch, c.col(), c.row(), depths.at(i));
          best = score > best ? score : best; // NaN where the other view ends
        }
        sum += best;
        count++;
      }
    }
    return sum / count;
  }

  private static Thumbnail half(View view, double du, double dv) {
    Image picture = view.photograph().get();
    int w = picture.width() / 2;
    int h = picture.height() / 2;
    Image small = Resize.area(picture, w, h);
    Image grey = Image.zeros(w, h, 1);
    for (int i = 0; i < w * h; i++) {
      grey.data()[i] =
          (small.data()[3 * i] + small.data()[3 * i + 1] + small.data()[3 * i + 2]) / 3;
    }
    Intrinsics k = view.camera().intrinsics();
    Intrinsics moved =
        new Intrinsics(k.fx(), k.fy(), k.cx() + du, k.cy() + dv, k.width(), k.height());
    return new Thumbnail(new Camera(moved, view.camera().pose()).resized(w, h), grey);
  }
}
