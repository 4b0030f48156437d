package dev.lift3d.examples.command;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.correction.baseline.DepthSplat;
import dev.lift3d.correction.baseline.StereoScene;
import dev.lift3d.examples.console.PeakMemory;
import dev.lift3d.examples.evaluation.ComparisonFiles;
import dev.lift3d.examples.evaluation.Evaluation;
import dev.lift3d.examples.evaluation.EvaluationReport;
import dev.lift3d.examples.evaluation.NearestViewFrames;
import dev.lift3d.examples.evaluation.ScoreTable;
import dev.lift3d.examples.evaluation.StereoFrames;
import dev.lift3d.examples.lifting.FrameSource;
import dev.lift3d.examples.lifting.HeldOutViews;
import dev.lift3d.examples.lifting.LiftJob;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.lifting.TargetPlan;
import dev.lift3d.examples.option.Baseline;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.HoldOutOption;
import dev.lift3d.examples.option.JsonFile;
import dev.lift3d.examples.option.OperatorOption;
import dev.lift3d.examples.option.RenderOptions;
import dev.lift3d.examples.option.SceneArgument;
import dev.lift3d.examples.option.SeedOption;
import dev.lift3d.examples.option.StereoOption;
import dev.lift3d.examples.option.ViewList;
import dev.lift3d.examples.option.ViewsOption;
import dev.lift3d.examples.option.WeightsOption;
import dev.lift3d.examples.output.Json;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Operators;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lift3d evaluate}: how close rendered views come to photographs that were held out. */
@Command(
    name = "evaluate",
    description = "Render views that were held out and measure them against their photographs.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d evaluate data/fox --hold-out 8 --json out/fox.json",
      "",
      "Prints PSNR and SSIM over the whole picture (--masked: inside the scene's masks), seconds",
      "and rays a second of rendering. With --operator also the mean squared difference between",
      "lifted features and the model run on the photograph, and how many pixels get the same",
      "class. Views that are measured are never rendered from."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SceneArgument scene;
  @Mixin private OperatorOption operator;
  @Mixin private HoldOutOption holdOut;
  @Mixin private ViewsOption views;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = "Measure a plain method instead of the model: ${COMPLETION-CANDIDATES}.")
  private Baseline baseline;

  @Mixin private StereoOption stereo;

  @Option(names = "--masked", description = "Measure inside the scene's masks only.")
  private boolean masked;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write rendered view, photograph and error side by side into this folder.")
  private Path folder;

  @Mixin private RenderOptions render;
  @Mixin private WeightsOption weights;
  @Mixin private SeedOption seed;
  @Mixin private JsonFile json;

  /** Creates the command; picocli fills its options. */
  public EvaluateCommand() {}

  /** What is measured: views of a scene, which with all held-out ones are nobody's source. */
  private record Task(Scene scene, TargetPlan plan, Set<Integer> heldOut) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines(out);
    lines.say("device", "%s", render.device().chosen());
    Task task = task();
    lines.say("scene", "%s, %d views", task.scene.name(), task.scene.views().size());
    lines.say("targets", "%d, %d pixels wide", task.plan.targets().size(), render.width());
    if (masked) {
      Evaluation.requireMasks(task.plan);
    }
    EvaluationReport report = report(task, lines);
    ScoreTable.lines(report).forEach(out::println);
    lines.say("memory", "%s at most", PeakMemory.now());
    json.file().ifPresent(file -> Json.write(file, report));
    return ExitCode.OK;
  }

  private EvaluationReport report(Task task, Lines lines) {
    if (baseline == Baseline.NEAREST) {
      return warped(task, lines);
    }
    return baseline == Baseline.MVS ? splatted(task, lines) : lifted(task, lines);
  }

  private Task task() {
    Optional<List<Integer>> listed = views.views().map(ViewList::indices);
    HeldOutViews heldOut =
        listed.map(HeldOutViews::of).orElseGet(() -> HeldOutViews.every(holdOut.every()));
    Scene opened = Scenes.open(scene.folder(), SceneOptions.DEFAULTS.withHeldOut(heldOut));
    int count = opened.views().size();
    Set<Integer> hidden = heldOut.within(count);
    List<Camera> cameras =
        opened.views().stream().map(v -> v.camera().ofWidth(render.width())).toList();
    List<Integer> chosen =
        views.views().map(v -> v.within(count)).orElseGet(() -> List.copyOf(hidden));
    return new Task(opened, TargetPlan.views(opened, cameras, chosen), hidden);
  }

  private EvaluationReport warped(Task task, Lines lines) {
    lines.say("method", "nearest view, warped by the plane at mean depth");
    Optional<Operator> model = operator.operator().map(Operators::open);
    try {
      return measured(
          task, new NearestViewFrames(task.scene, task.plan, task.heldOut, model), model);
    } finally {
      model.ifPresent(Operator::close);
    }
  }

  private EvaluationReport splatted(Task task, Lines lines) {
    int sources = Math.min(render.sources(), DepthSplat.USEFUL_SOURCES);
    lines.say("method", "depth by stereo (%s), splatted, %d sources", stereo.name(), sources);
    Optional<Operator> model = operator.operator().map(Operators::open);
    try {
      return stereo.lend(
          method -> {
            StereoScene views = new StereoScene(task.scene, render.width(), task.heldOut, method);
            return measured(
                task, new StereoFrames(views, task.plan, sources, model, common.quiet()), model);
          });
    } finally {
      model.ifPresent(Operator::close);
    }
  }

  private EvaluationReport lifted(Task task, Lines lines) {
    boolean uniform = baseline == Baseline.UNIFORM;
    lines.say(
        "method",
        "%s weights, %d sources%s",
        render.choice(weights).weightsName(),
        render.sources(),
        uniform ? ", all weighted alike" : "");
    Optional<Operator> model = operator.operator().map(Operators::open);
    LiftSession.Material material = new LiftSession.Material(task.scene, task.heldOut, model);
    RenderSettings rays = render.settings(RaySampling.EXACT);
    try (LiftSession session =
        LiftSession.start(
            material, render.choice(weights), uniform ? rays.withUniformBlending() : rays)) {
      return measured(task, new LiftJob(session, task.plan, common.quiet()), model);
    }
  }

  private EvaluationReport measured(Task task, FrameSource frames, Optional<Operator> model) {
    Optional<ComparisonFiles> files = Optional.ofNullable(folder).map(ComparisonFiles::new);
    return new Evaluation(model, masked)
        .run(task.scene.name(), frames, frame -> files.ifPresent(f -> f.write(frame)));
  }
}
