package dev.lift3d.examples.command;

import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.JsonFile;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.SceneArgument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lift3d check}: what a scene holds and what is wrong with it. */
@Command(
    name = "check",
    description = "Print what a scene holds, draw its cameras and name what is wrong with it.",
    footerHeading = "%nExample:%n",
    footer = "  lift3d check data/fox --out out/fox-check")
public final class CheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private SceneArgument scene;
  @Mixin private OutputFolder output;
  @Mixin private JsonFile json;

  /** Creates the command; picocli fills its options. */
  public CheckCommand() {}

  @Override
  public Integer call() {
    throw new IllegalStateException("check is not available in this build");
  }
}
