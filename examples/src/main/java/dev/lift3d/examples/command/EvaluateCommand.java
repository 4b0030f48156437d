package dev.lift3d.examples.command;

import dev.lift3d.correction.DepthPrior;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.examples.console.PeakMemory;
import dev.lift3d.examples.evaluation.EvaluationReport;
import dev.lift3d.examples.evaluation.ScoreTable;
import dev.lift3d.examples.lifting.HeldOutViews;
import dev.lift3d.examples.option.Baseline;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.HoldOutOption;
import dev.lift3d.examples.option.JsonFile;
import dev.lift3d.examples.option.OperatorFiles;
import dev.lift3d.examples.option.OperatorsOption;
import dev.lift3d.examples.option.PriorOption;
import dev.lift3d.examples.option.ProtocolChoice;
import dev.lift3d.examples.option.ProtocolOptions;
import dev.lift3d.examples.option.RenderOptions;
import dev.lift3d.examples.option.ScenesArgument;
import dev.lift3d.examples.option.SeedOption;
import dev.lift3d.examples.option.StereoOption;
import dev.lift3d.examples.option.ViewList;
import dev.lift3d.examples.option.ViewsOption;
import dev.lift3d.examples.option.WeightsOption;
import dev.lift3d.examples.output.Json;
import dev.lift3d.examples.protocol.ConsistencySettings;
import dev.lift3d.examples.protocol.FeatureAblation;
import dev.lift3d.examples.protocol.HeldOutScene;
import dev.lift3d.examples.protocol.NovelViews;
import dev.lift3d.examples.protocol.Protocol;
import dev.lift3d.examples.protocol.ProtocolReport;
import dev.lift3d.examples.protocol.RunSettings;
import dev.lift3d.examples.protocol.SceneMeasures;
import dev.lift3d.examples.protocol.ViewConsistency;
import dev.lift3d.examples.protocol.ViewCounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lift3d evaluate}: how close rendered views come to photographs that were held out. */
@Command(
    name = "evaluate",
    description = "Render views that were held out and measure them against their photographs.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d evaluate data/fox --hold-out 8 --json out/fox.json",
      "  lift3d evaluate data/fox data/flower --protocol views --out out/views",
      "  lift3d evaluate data/walk --protocol consistency --operator models/deeplab-ade20k",
      "",
      "Prints PSNR and SSIM over the whole picture (--masked: inside the scene's masks), seconds",
      "and rays a second of rendering. With --operator also the mean squared difference between",
      "lifted features and the model run on the photograph, and how many pixels get the same",
      "class. Views that are measured are never rendered from. --protocol measures other things;",
      "without it one scene is measured as by nvs."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ScenesArgument scenes;
  @Mixin private ProtocolOptions protocol;
  @Mixin private OperatorsOption operators;
  @Mixin private OperatorFiles files;
  @Mixin private HoldOutOption holdOut;
  @Mixin private ViewsOption views;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "Measure a plain method instead of the model: ${COMPLETION-CANDIDATES} (nvs only).")
  private Baseline baseline;

  @Mixin private StereoOption stereo;

  @Option(names = "--masked", description = "Measure inside the scene's masks only (nvs only).")
  private boolean masked;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write pictures of what is compared, side by side, into this folder.")
  private Path folder;

  @Mixin private RenderOptions render;
  @Mixin private PriorOption prior;
  @Mixin private WeightsOption weights;
  @Mixin private SeedOption seed;
  @Mixin private JsonFile json;

  /** Creates the command; picocli fills its options. */
  public EvaluateCommand() {}

  @Override
  public Integer call() {
    Optional<ProtocolChoice> choice = protocol.protocol();
    boolean newViews = choice.orElse(ProtocolChoice.NVS) == ProtocolChoice.NVS;
    if (!newViews && (baseline != null || masked)) {
      throw new ParameterException(
          spec.commandLine(),
          "--baseline and --masked go with --protocol nvs only, found " + choice.get());
    }
    prior.requireHeard(Optional.ofNullable(baseline));
    Lines lines = new Lines(spec.commandLine().getOut());
    lines.say("device", "%s", render.device().chosen());
    Object report =
        prior.lend(
            found ->
                choice.isEmpty() && scenes.names().size() == 1
                    ? scored(found, lines)
                    : measured(choice.orElse(ProtocolChoice.NVS), found, lines));
    files.cache().ifPresent(cache -> lines.say("cache", "%s", Lines.describe(cache)));
    lines.say("memory", "%s at most", PeakMemory.now());
    json.file().ifPresent(file -> Json.write(file, report));
    return ExitCode.OK;
  }

  /** One scene, without a protocol. */
  private EvaluationReport scored(DepthPrior found, Lines lines) {
    PrintWriter out = spec.commandLine().getOut();
    HeldOutScene scene = opened(scenes.names().get(0), lines);
    HeldOutMethods methods = methods(found, Optional.ofNullable(folder));
    lines.say("method", "%s", methods.description());
    EvaluationReport report = methods.measure(scene);
    ScoreTable.lines(report).forEach(out::println);
    return report;
  }

  private ProtocolReport measured(ProtocolChoice choice, DepthPrior found, Lines lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.say("protocol", "%s", choice);
    Protocol chosen = chosen(choice, found, lines);
    List<SceneMeasures> measures = new ArrayList<>();
    for (String name : scenes.names()) {
      measures.add(chosen.measure(opened(name, lines)));
    }
    ProtocolReport report = ProtocolReport.of(chosen.name(), measures);
    out.println();
    report.lines().forEach(out::println);
    return report;
  }

  private Protocol chosen(ProtocolChoice choice, DepthPrior found, Lines lines) {
    RunSettings run = run(found, Optional.ofNullable(folder));
    if (choice != ProtocolChoice.NVS) {
      lines.say("method", "%s weights", run.choice().weightsName());
    }
    return switch (choice) {
      case NVS -> {
        lines.say("method", "%s", methods(found, Optional.empty()).description());
        yield new NovelViews(
            scene ->
                methods(found, Optional.ofNullable(folder).map(f -> f.resolve(nameOf(scene))))
                    .measure(scene));
      }
      case VIEWS -> new ViewCounts(run, operators.one());
      case ABLATION -> new FeatureAblation(run, severalOperators());
      case CONSISTENCY -> new ViewConsistency(run, operators.one(), consistency(), protocol.flow());
    };
  }

  private static String nameOf(HeldOutScene scene) {
    return scene.scene().name();
  }

  private List<String> severalOperators() {
    if (operators.all().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--protocol ablation compares features: name 2D models, as in --operator gradient,edges");
    }
    return operators.all();
  }

  private ConsistencySettings consistency() {
    ConsistencySettings standard = ConsistencySettings.DEFAULT;
    return protocol.longRange().isPresent()
        ? standard.withLongRange(protocol.longRange().getAsInt())
        : standard;
  }

  private RunSettings run(DepthPrior found, Optional<Path> pictures) {
    return new RunSettings(
        render.choice(weights).withPrior(found),
        render.settings(RaySampling.EXACT),
        pictures,
        common.quiet());
  }

  private HeldOutMethods methods(DepthPrior found, Optional<Path> pictures) {
    return new HeldOutMethods(
        Optional.ofNullable(baseline), stereo, run(found, pictures), operators.one(), masked);
  }

  private HeldOutScene opened(String name, Lines lines) {
    List<Integer> listed = views.views().map(ViewList::indices).orElse(List.of());
    HeldOutViews heldOut =
        listed.isEmpty() ? HeldOutViews.every(holdOut.every()) : HeldOutViews.of(listed);
    HeldOutScene scene =
        HeldOutScene.open(name, new HeldOutScene.Choice(heldOut, render.width(), listed))
            .withOperators(files::open);
    prior.requireIn(scene.scene(), scene.heldOut());
    lines.say("scene", "%s, %d views", nameOf(scene), scene.scene().views().size());
    lines.say("targets", "%d, %d pixels wide", scene.plan().targets().size(), render.width());
    return scene;
  }
}
