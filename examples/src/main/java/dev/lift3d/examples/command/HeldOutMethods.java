package dev.lift3d.examples.command;

import dev.lift3d.correction.baseline.DepthSplat;
import dev.lift3d.correction.baseline.StereoScene;
import dev.lift3d.examples.evaluation.ComparisonFiles;
import dev.lift3d.examples.evaluation.Evaluation;
import dev.lift3d.examples.evaluation.EvaluationReport;
import dev.lift3d.examples.evaluation.NearestViewFrames;
import dev.lift3d.examples.evaluation.StereoFrames;
import dev.lift3d.examples.lifting.FrameSource;
import dev.lift3d.examples.lifting.LiftJob;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.option.Baseline;
import dev.lift3d.examples.option.StereoOption;
import dev.lift3d.examples.protocol.HeldOutScene;
import dev.lift3d.examples.protocol.RunSettings;
import dev.lift3d.operators.Operator;
import java.util.Optional;

/**
 * Renders and scores the held-out views of a scene, by the lifting model or a plain method.
 *
 * @param baseline the plain method; empty for the model
 * @param stereo how the plain method finds depth
 * @param run how views are rendered
 * @param operator the 2D model whose features are compared; empty for colours alone
 * @param masked whether only what the scene's masks show counts
 */
record HeldOutMethods(
    Optional<Baseline> baseline,
    StereoOption stereo,
    RunSettings run,
    Optional<String> operator,
    boolean masked) {
  /** What is done, for people. */
  String description() {
    if (baseline.isEmpty()) {
      return lifted();
    }
    return switch (baseline.get()) {
      case NEAREST -> "nearest view, warped by the plane at mean depth";
      case MVS ->
          String.format("depth by stereo (%s), splatted, %d sources", stereo.name(), splatted());
      case UNIFORM -> lifted() + ", all weighted alike";
    };
  }

  private String lifted() {
    return String.format(
        "%s weights, %d sources", run.choice().weightsName(), run.choice().sources());
  }

  private int splatted() {
    return Math.min(run.choice().sources(), DepthSplat.USEFUL_SOURCES);
  }

  /** Renders and scores. */
  EvaluationReport measure(HeldOutScene scene) {
    if (masked) {
      Evaluation.requireMasks(scene.plan());
    }
    if (baseline.isPresent() && baseline.get() != Baseline.UNIFORM) {
      Optional<Operator> model = operator.map(scene::operator);
      try {
        return baseline.get() == Baseline.MVS ? splat(scene, model) : warp(scene, model);
      } finally {
        model.ifPresent(Operator::close);
      }
    }
    return lift(scene);
  }

  private EvaluationReport warp(HeldOutScene scene, Optional<Operator> model) {
    return measured(
        scene, new NearestViewFrames(scene.scene(), scene.plan(), scene.heldOut(), model), model);
  }

  private EvaluationReport splat(HeldOutScene scene, Optional<Operator> model) {
    return stereo.lend(
        method -> {
          StereoScene views =
              new StereoScene(scene.scene(), run.choice().width(), scene.heldOut(), method);
          return measured(
              scene, new StereoFrames(views, scene.plan(), splatted(), model, run.quiet()), model);
        });
  }

  private EvaluationReport lift(HeldOutScene scene) {
    Optional<Operator> model = operator.map(scene::operator);
    LiftSession.Material material = new LiftSession.Material(scene.scene(), scene.heldOut(), model);
    try (LiftSession session =
        LiftSession.start(
            material,
            run.choice(),
            baseline.isPresent() ? run.rays().withUniformBlending() : run.rays())) {
      return measured(scene, new LiftJob(session, scene.plan(), run.quiet()), model);
    }
  }

  private EvaluationReport measured(
      HeldOutScene scene, FrameSource frames, Optional<Operator> model) {
    Optional<ComparisonFiles> files = run.pictures().map(ComparisonFiles::new);
    return new Evaluation(model, masked)
        .run(scene.scene().name(), frames, frame -> files.ifPresent(f -> f.write(frame)));
  }
}
