package dev.lift3d.correction.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.metric.Psnr;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import dev.lift3d.correction.PlaneScene;
import dev.lift3d.epipolar.stereo.SensorDepth;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoMethod;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StereoSceneTest {
  private static final Scene PLANE = PlaneScene.of(5, PlaneScene.waves(1));

  /** Knows the plane's depth; notes whom it was asked about. */
  private static final class TrueDepth implements StereoMethod {
    final List<Camera> asked = new ArrayList<>();

    @Override
    public SourceDepth estimate(StereoView reference, List<StereoView> neighbours) {
      asked.add(reference.camera());
      View view =
          PLANE.views().stream()
              .filter(v -> v.camera().equals(reference.camera()))
              .findFirst()
              .orElseThrow();
      return SensorDepth.of(view.depth().orElseThrow().get(), reference.range());
    }
  }

  @Test
  void aHeldOutViewOfAPlaneIsPredictedFromTheOthersWithoutLookingAtIt() {
    View hidden = PLANE.views().get(2);
    View blind =
        View.of(
            hidden.name(),
            hidden.camera(),
            () -> {
              throw new AssertionError("the held-out photograph was read");
            });
    List<View> views = new ArrayList<>(PLANE.views());
    views.set(2, blind);
    Scene scene = new Scene("plane", "test", views, PlaneScene.RANGE, SparsePoints.NONE, List.of());
    StereoScene stereo = new StereoScene(scene, PlaneScene.WIDTH, Set.of(2), new TrueDepth());
    List<Integer> chosen = stereo.choose(hidden.camera(), PlaneScene.RANGE, 3);
    assertFalse(chosen.contains(2), chosen::toString);
    List<DepthView> sources = chosen.stream().map(stereo::view).toList();
    SplattedView view = new DepthSplat(hidden.camera(), PlaneScene.RANGE).predict(sources);
    double psnr = Psnr.of(view.rgb(), hidden.photograph().get());
    assertTrue(psnr > 35, "smooth waves, bilinear: " + psnr + " dB");
    assertThrows(IllegalArgumentException.class, () -> stereo.view(2));
  }

  @Test
  void depthIsFoundOnceAView() {
    TrueDepth method = new TrueDepth();
    StereoScene stereo = new StereoScene(PLANE, PlaneScene.WIDTH, Set.of(), method);
    for (int v = 0; v < 5; v++) {
      stereo.view(v);
    }
    stereo.view(0);
    assertEquals(5, method.asked.size());
    assertEquals(5, method.asked.stream().distinct().count());
  }

  @Test
  void aLonelyViewLendsItsColoursWithoutDepth() {
    Scene one = PlaneScene.of(1, PlaneScene.plain(0.2, 0.4, 0.6));
    StereoScene stereo =
        new StereoScene(
            one,
            PlaneScene.WIDTH,
            Set.of(),
            (reference, neighbours) -> {
              throw new AssertionError("stereo with nobody");
            });
    SplattedView view =
        new DepthSplat(PlaneScene.camera(0.1, 0), PlaneScene.RANGE)
            .predict(List.of(stereo.view(0)));
    assertEquals(0.4, view.rgb().at(20, 20, 1), 1e-5);
    assertEquals(0, view.coverage().at(20, 20, 0));
  }
}
