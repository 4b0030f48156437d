package dev.lift3d.examples.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.epipolar.BlendingMode;
import dev.lift3d.examples.lifting.HeldOutViews;
import dev.lift3d.examples.lifting.RenderChoice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The shipped weights on a generated scene: more photographs are never worse. */
class MoreViewsTest {
  /**
   * A view added last sees least of what the target sees, so it changes little; what it does change
   * for the worse, by a tenth of a decibel at most, is the noise of a few hundred pixels whose
   * blending it disturbs.
   */
  private static final double NOISE = 0.1;

  @Test
  void qualityDoesNotFallAsSourcesAreAdded() {
    ProceduralCapture capture =
        ProceduralCapture.of(new CaptureSettings(5, SceneKind.FRONT, 14, 48, 36));
    List<Integer> targets = List.of(3, 9);
    HeldOutScene scene =
        HeldOutScene.of(capture, new HeldOutScene.Choice(HeldOutViews.of(targets), 48, targets));
    RunSettings run =
        new RunSettings(
            new RenderChoice(48, 10, Optional.empty()),
            new RenderSettings(RaySampling.guided(16, 8), BlendingMode.LEARNED),
            Optional.empty(),
            true);
    List<Measures> rows = new ViewCounts(run, Optional.empty()).measure(scene).rows();
    assertEquals(List.of("3 sources", "6 sources", "10 sources", "12 sources"), names(rows));
    for (int i = 1; i < rows.size(); i++) {
      double fewer = rows.get(i - 1).value(Measure.PSNR).orElseThrow();
      double more = rows.get(i).value(Measure.PSNR).orElseThrow();
      assertTrue(more >= fewer - NOISE, rows.get(i).name() + ": " + more + " after " + fewer);
    }
  }

  private static List<String> names(List<Measures> rows) {
    return rows.stream().map(Measures::name).toList();
  }
}
