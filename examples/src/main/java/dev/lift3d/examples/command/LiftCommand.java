package dev.lift3d.examples.command;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.examples.lifting.HeldOutViews;
import dev.lift3d.examples.lifting.Lift;
import dev.lift3d.examples.lifting.LiftReport;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.lifting.RenderChoice;
import dev.lift3d.examples.lifting.TargetPlan;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.HoldOutOption;
import dev.lift3d.examples.option.OperatorFiles;
import dev.lift3d.examples.option.OperatorOption;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.PathOptions;
import dev.lift3d.examples.option.PriorOption;
import dev.lift3d.examples.option.RenderOptions;
import dev.lift3d.examples.option.SceneArgument;
import dev.lift3d.examples.option.SeedOption;
import dev.lift3d.examples.option.WeightsOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lift3d lift}: a 2D model's view of a scene along a path of new cameras. */
@Command(
    name = "lift",
    description = "Render a 2D model's features and prediction for new cameras of a scene.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d lift data/fox --operator models/deeplab-ade20k --path spiral --out out/fox",
      "",
      "Writes the prediction, colours, depth and a picture of the features for every camera,",
      "the features as npy and safetensors (H x W x D), cameras.json, report.json and an",
      "animation. Held-out and listed views are never rendered from themselves; on a spiral or",
      "interpolation nothing is held out."
    })
public final class LiftCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SceneArgument scene;
  @Mixin private OperatorOption operator;
  @Mixin private OperatorFiles files;
  @Mixin private PathOptions path;
  @Mixin private HoldOutOption holdOut;
  @Mixin private OutputFolder output;
  @Mixin private RenderOptions render;
  @Mixin private PriorOption prior;
  @Mixin private WeightsOption weights;
  @Mixin private SeedOption seed;

  /** Creates the command; picocli fills its options. */
  public LiftCommand() {}

  @Override
  public Integer call() {
    Lines out = new Lines(spec.commandLine().getOut());
    out.say("device", "%s", render.device().chosen());
    HeldOutViews heldOut = heldOut();
    Scene opened = Scenes.open(scene.folder(), SceneOptions.DEFAULTS.withHeldOut(heldOut));
    Set<Integer> hidden = heldOut.within(opened.views().size());
    out.say("scene", "%s, %d views, %s", opened.name(), opened.views().size(), opened.format());
    prior.requireIn(opened, hidden);
    print(out, prior.lend(found -> lift(opened, hidden, render.choice(weights).withPrior(found))));
    return ExitCode.OK;
  }

  private LiftReport lift(Scene opened, Set<Integer> hidden, RenderChoice choice) {
    Lines out = new Lines(spec.commandLine().getOut());
    LiftSession.Material material =
        new LiftSession.Material(opened, hidden, operator.operator().map(files::open));
    try (LiftSession session =
        LiftSession.start(material, choice, render.settings(RaySampling.FAST))) {
      TargetPlan plan = plan(session, hidden);
      session.operator().ifPresent(o -> out.say("operator", "%s", o.info().name()));
      out.say("weights", "%s", choice.weightsName());
      out.say("targets", "%s", describe(plan));
      return new Lift(output.created(), seed.seed(), common.quiet()).run(session, plan);
    }
  }

  private HeldOutViews heldOut() {
    return switch (path.path().kind()) {
      case HELD_OUT -> HeldOutViews.every(holdOut.every());
      case VIEWS -> HeldOutViews.of(path.path().views().orElseThrow().indices());
      case SPIRAL, INTERPOLATE -> HeldOutViews.none();
    };
  }

  private TargetPlan plan(LiftSession session, Set<Integer> hidden) {
    Scene opened = session.scene();
    List<Camera> cameras = session.prepared().cameras();
    return switch (path.path().kind()) {
      case HELD_OUT -> TargetPlan.views(opened, cameras, hidden);
      case VIEWS ->
          TargetPlan.views(
              opened, cameras, path.path().views().orElseThrow().within(cameras.size()));
      case SPIRAL -> TargetPlan.spiral(opened, cameras, path.frames());
      case INTERPOLATE -> TargetPlan.interpolate(cameras, path.frames());
    };
  }

  private String describe(TargetPlan plan) {
    var size = plan.targets().get(0).camera().intrinsics();
    return String.format(
        Locale.ROOT,
        "%d of %d x %d pixels, each from %d views",
        plan.targets().size(),
        size.width(),
        size.height(),
        render.sources());
  }

  private void print(Lines out, LiftReport report) {
    report.seconds().forEach((stage, s) -> out.say(stage, "%.1f s", s));
    out.say("speed", "%.0f rays a second", report.raysPerSecond());
    out.say("memory", "%s at most", report.peakMemory());
    files.cache().ifPresent(cache -> out.say("cache", "%s", Lines.describe(cache)));
    out.say("files", "%s", output.folder());
  }
}
