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
    DemoScores scores = new DemoScores(capture, segmenter);
    LiftReport report = lift(scene, hidden, segmenter, settings, scores);

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

  private LiftReport lift(
      Scene scene,
      Set<Integer> hidden,
      Operator segmenter,
      DemoSettings settings,
      DemoScores scores) {
    LiftSession.Material material = new LiftSession.Material(scene, hidden, Optional.of(segmenter));
    RenderSettings rays = new RenderSettings(settings.sampling(), RenderSettings.EXACT.blending());
    try (LiftSession session = LiftSession.start(material, settings.choice(), rays)) {
      TargetPlan plan = TargetPlan.views(scene, session.prepared().cameras(), hidden);
      return new Lift(folder.resolve("lifted"), settings.capture().seed(), quiet)
          .run(session, plan, scores);
    }
  }
}
