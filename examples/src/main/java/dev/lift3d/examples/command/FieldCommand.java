package dev.lift3d.examples.command;

import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.DepthPrior;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.FieldOptions;
import dev.lift3d.examples.option.OperatorOption;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.PriorOption;
import dev.lift3d.examples.option.RenderOptions;
import dev.lift3d.examples.option.SceneArgument;
import dev.lift3d.examples.option.ViewList;
import dev.lift3d.examples.option.ViewsOption;
import dev.lift3d.examples.option.WeightsOption;
import dev.lift3d.examples.splatting.DepthSource;
import dev.lift3d.examples.splatting.FieldFeatures;
import dev.lift3d.grounding.field.GaussianFiles;
import dev.lift3d.grounding.field.GaussianFormat;
import dev.lift3d.grounding.field.Gaussians;
import dev.lift3d.grounding.surface.PhotometricRefinement;
import dev.lift3d.grounding.surface.PosedDepth;
import dev.lift3d.grounding.surface.SurfaceField;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Operators;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lift3d field}: a scene as a field of Gaussians that stays. */
@Command(
    name = "field",
    description = "Make a field of Gaussians, with features if wanted, from a scene.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d field data/hololens --operator gradient --out out/hololens-field",
      "",
      "Points come from the sensor's depth, or from rendered depth on which views agree; merged in",
      "voxels, each becomes a Gaussian as flat as its neighbourhood. Of long scenes 48 views are",
      "looked at, evenly chosen; --views takes others."
    })
public final class FieldCommand implements Callable<Integer> {
  private static final int MOST_VIEWS = 48;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SceneArgument scene;
  @Mixin private OperatorOption operator;
  @Mixin private ViewsOption views;
  @Mixin private FieldOptions field;
  @Mixin private OutputFolder output;
  @Mixin private RenderOptions render;
  @Mixin private PriorOption prior;
  @Mixin private WeightsOption weights;

  /** Creates the command; picocli fills its options. */
  public FieldCommand() {}

  @Override
  public Integer call() {
    Lines out = new Lines(spec.commandLine().getOut());
    Scene opened = Scenes.open(scene.folder());
    List<Integer> chosen = chosen(opened.views().size());
    out.say("scene", "%s, %d of %d views", opened.name(), chosen.size(), opened.views().size());
    DepthSource source = field.depth().orElseGet(() -> DepthSource.automatic(opened, chosen));
    // Opened before anything is rendered: a wrong name should not cost minutes.
    try (Workers workers = Workers.perProcessor();
        OptionalOperator model = new OptionalOperator(operator.operator().map(Operators::open))) {
      List<PosedDepth> seen = seen(opened, chosen, source);
      SurfaceField found = SurfaceField.of(seen, field.settings(source), workers);
      out.say("voxel", "%.4g", found.voxel());
      if (model.operator.isPresent()) {
        found = lifted(found, seen, model.operator.get(), workers);
      }
      write(out, refined(found.gaussians(), seen, workers));
    }
    return ExitCode.OK;
  }

  private List<Integer> chosen(int count) {
    Optional<ViewList> asked = views.views();
    if (asked.isPresent()) {
      return asked.get().within(count);
    }
    int most = Math.min(MOST_VIEWS, count);
    return IntStream.range(0, most).mapToObj(i -> (int) ((long) i * count / most)).toList();
  }

  private List<PosedDepth> seen(Scene opened, List<Integer> chosen, DepthSource source) {
    Lines out = new Lines(spec.commandLine().getOut());
    if (source == DepthSource.SENSOR) {
      out.say("depth", "measured");
      try (Progress progress = Progress.start("reading", chosen.size(), common.quiet())) {
        return DepthSource.measured(opened, chosen, render.width(), progress);
      }
    }
    out.say("depth", "rendered with %s", render.choice(weights).weightsName() + " weights");
    prior.requireIn(opened, Set.of());
    return prior.lend(found -> rendered(opened, chosen, found));
  }

  private List<PosedDepth> rendered(Scene opened, List<Integer> chosen, DepthPrior found) {
    LiftSession.Material material = new LiftSession.Material(opened, Set.of(), Optional.empty());
    try (LiftSession session =
            LiftSession.start(
                material,
                render.choice(weights).withPrior(found),
                render.settings(RaySampling.FAST));
        Progress progress = Progress.start("rendering", chosen.size(), common.quiet())) {
      return DepthSource.rendered(session, chosen, progress);
    }
  }

  private SurfaceField lifted(
      SurfaceField found, List<PosedDepth> seen, Operator model, Workers workers) {
    new Lines(spec.commandLine().getOut()).say("operator", "%s", model.info().name());
    try (Progress progress = Progress.start("encoding", seen.size(), common.quiet())) {
      return FieldFeatures.lifted(found, seen, model, workers, progress);
    }
  }

  private Gaussians refined(Gaussians made, List<PosedDepth> seen, Workers workers) {
    int steps = field.refine();
    if (steps == 0) {
      return made;
    }
    try (Progress progress = Progress.start("refining", steps, common.quiet())) {
      return PhotometricRefinement.of(made, seen, steps, workers, progress::step);
    }
  }

  private void write(Lines out, Gaussians gaussians) {
    boolean features = gaussians.featureChannels() > 0;
    Path file = output.created().resolve(field.fileName(features));
    GaussianFiles.write(file, gaussians);
    out.say("gaussians", "%d", gaussians.size());
    if (features && field.format(true) == GaussianFormat.SAFETENSORS) {
      out.say("features", "%d channels", gaussians.featureChannels());
    } else if (features) {
      out.say("features", "not stored: only --format safetensors holds them");
    }
    out.say("file", "%s", file);
  }

  /** Closes what may not be there. */
  private record OptionalOperator(Optional<Operator> operator) implements AutoCloseable {
    @Override
    public void close() {
      operator.ifPresent(Operator::close);
    }
  }
}
