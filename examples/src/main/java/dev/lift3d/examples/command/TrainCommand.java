package dev.lift3d.examples.command;

import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.RenderOptions;
import dev.lift3d.examples.option.SeedOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lift3d train}: trains the network on generated and real scenes. */
@Command(
    name = "train",
    description = "Train the network on generated scenes and, if any are named, real ones.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d train data/fern data/fox --out runs/first",
      "",
      "Run again with the same --out to go on where it stopped."
    })
public final class TrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "SCENE",
      arity = "0..*",
      description = "Folders of posed photographs to train on, beside the generated scenes.")
  private List<Path> scenes = List.of();

  @Mixin private OutputFolder output;
  @Mixin private RenderOptions render;
  @Mixin private SeedOption seed;

  /** Creates the command; picocli fills its options. */
  public TrainCommand() {}

  @Override
  public Integer call() {
    throw new IllegalStateException("train is not available in this build");
  }
}
