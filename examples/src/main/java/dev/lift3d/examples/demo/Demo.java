package dev.lift3d.examples.demo;

import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.examples.lifting.HeldOutViews;
import dev.lift3d.examples.lifting.Lift;
import dev.lift3d.examples.lifting.LiftReport;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.lifting.TargetPlan;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Operators;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The whole way on a generated scene: photographs, a 2D model that errs in each of them, and its
 * lifted prediction for cameras whose photographs nobody has seen.
 *
 * @param folder where to: the scene in {@code scene/}, everything that was lifted in {@code
 *     lifted/}, the comparison as {@code demo.png}
 * @param quiet true for no progress on standard error
 */
public record Demo(Path folder, boolean quiet) {
  private static final String SECOND_OPERATOR = "gradient";

  /**
   * Runs.
   *
   * @param settings what to show
   * @return what was found
   */
  public DemoResult run(DemoSettings settings) {
    ProceduralCapture capture = ProceduralCapture.of(settings.capture());
    Path sceneFolder = folder.resolve("scene");
    new CaptureFolder(sceneFolder).write(capture, quiet);

    HeldOutViews heldOut = HeldOutViews.every(settings.holdOut());
    SceneOptions options = SceneOptions.DEFAULTS.withDepthRange(capture.depthRange());
    Scene scene = Scenes.open(sceneFolder, options.withHeldOut(heldOut));
    Set<Integer> hidden = heldOut.within(scene.views().size());
    Operator segmenter = StandInSegmenter.of(capture, scene, settings.choice().width());
    LiftSession.Material material = new LiftSession.Material(scene, hidden, Optional.of(segmenter));
    RenderSettings rays = new RenderSettings(settings.sampling(), RenderSettings.EXACT.blending());
    try (LiftSession session = LiftSession.start(material, settings.choice(), rays);
        Operator gradient = Operators.open(SECOND_OPERATOR)) {
      DemoScores scores =
          new DemoScores(capture, segmenter, new GradientFeatures(session, gradient));
      TargetPlan plan = TargetPlan.views(scene, session.prepared().cameras(), hidden);
      Lift lift = new Lift(folder.resolve("lifted"), settings.capture().seed(), quiet);
      return result(lift.run(session, plan, scores), scores);
    }
  }

  private DemoResult result(LiftReport report, DemoScores scores) {
    Path picture = folder.resolve("demo.png");
    ImageFiles.write(picture, scores.picture());
    return new DemoResult(
        scores.meanPsnr(),
        scores.segmenterAccuracy(),
        scores.liftedAccuracy(),
        scores.depthError(),
        report,
        picture);
  }
}
