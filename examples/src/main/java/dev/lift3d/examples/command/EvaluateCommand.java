package dev.lift3d.examples.command;

import dev.lift3d.examples.option.Baseline;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.HoldOutOption;
import dev.lift3d.examples.option.JsonFile;
import dev.lift3d.examples.option.OperatorOption;
import dev.lift3d.examples.option.RenderOptions;
import dev.lift3d.examples.option.SceneArgument;
import dev.lift3d.examples.option.SeedOption;
import dev.lift3d.examples.option.ViewsOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lift3d evaluate}: how close rendered views come to photographs that were held out. */
@Command(
    name = "evaluate",
    description = "Render views that were held out and measure them against their photographs.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d evaluate data/fox --hold-out 8 --json out/fox.json",
      "",
      "With --operator the features are compared, too, with the model run on the photograph."
    })
public final class EvaluateCommand implements Callable<Integer> {
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

  @Option(names = "--masked", description = "Measure inside the scene's masks only.")
  private boolean masked;

  @Mixin private RenderOptions render;
  @Mixin private SeedOption seed;
  @Mixin private JsonFile json;

  /** Creates the command; picocli fills its options. */
  public EvaluateCommand() {}

  @Override
  public Integer call() {
    throw new IllegalStateException("evaluate is not available in this build");
  }
}
