package dev.lift3d.examples.protocol;

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

/** The shipped weights lift a segmenter that errs, differently in every photograph. */
class LiftedLabelsTest {
  @Test
  void liftedClassesAgreeBetweenCamerasAndAreMoreOftenRight() {
    ProceduralCapture capture =
        ProceduralCapture.of(new CaptureSettings(1, SceneKind.ROOM, 14, 96, 72));
    List<Integer> targets = List.of(4, 6, 8);
    HeldOutScene scene =
        HeldOutScene.of(capture, new HeldOutScene.Choice(HeldOutViews.of(targets), 96, targets));
    RunSettings run =
        new RunSettings(
            new RenderChoice(96, 8, Optional.empty()),
            new RenderSettings(RaySampling.guided(24, 12), BlendingMode.LEARNED),
            Optional.empty(),
            true);
    List<Measures> rows =
        new ViewConsistency(run, Optional.empty(), ConsistencySettings.DEFAULT, Optional.empty())
            .measure(scene)
            .rows();
    double in2d = rows.get(0).value(Measure.AGREEMENT_2D).orElseThrow();
    double lifted = rows.get(0).value(Measure.AGREEMENT_LIFTED).orElseThrow();
    assertTrue(in2d < 0.7, "a third of the patches err in either photograph: " + in2d);
    assertTrue(lifted > 0.85, "cells of four pixels blur edges, the rest agrees: " + lifted);
    Measures truth = rows.get(rows.size() - 1);
    double miou2d = truth.value(Measure.MIOU_2D).orElseThrow();
    double miouLifted = truth.value(Measure.MIOU_LIFTED).orElseThrow();
    assertTrue(miouLifted > miou2d, "mIoU " + miouLifted + " lifted, " + miou2d + " in 2D");
  }
}
