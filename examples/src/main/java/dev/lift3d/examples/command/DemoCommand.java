package dev.lift3d.examples.command;

import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.OperatorOption;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.RenderOptions;
import dev.lift3d.examples.option.SeedOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lift3d demo}: the whole way on a scene that needs no download. */
@Command(
    name = "demo",
    description = "Lift a 2D model on a generated scene and write pictures to look at.",
    footerHeading = "%nExample:%n",
    footer = "  lift3d demo --out out/demo")
public final class DemoCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private OutputFolder output;
  @Mixin private RenderOptions render;
  @Mixin private OperatorOption operator;
  @Mixin private SeedOption seed;

  /** Creates the command; picocli fills its options. */
  public DemoCommand() {}

  @Override
  public Integer call() {
    throw new IllegalStateException("demo is not available in this build");
  }
}
