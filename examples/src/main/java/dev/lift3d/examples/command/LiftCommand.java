package dev.lift3d.examples.command;

import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.HoldOutOption;
import dev.lift3d.examples.option.OperatorOption;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.PathOptions;
import dev.lift3d.examples.option.RenderOptions;
import dev.lift3d.examples.option.SceneArgument;
import dev.lift3d.examples.option.SeedOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lift3d lift}: a 2D model's view of a scene along a path of new cameras. */
@Command(
    name = "lift",
    description = "Render a 2D model's features and prediction for new cameras of a scene.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d lift data/fox --operator models/deeplab-ade20k --path spiral --out out/fox",
      "",
      "Writes the prediction, colours, depth and a picture of the features for every camera,",
      "the features as npy and safetensors, and an animation."
    })
public final class LiftCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private SceneArgument scene;
  @Mixin private OperatorOption operator;
  @Mixin private PathOptions path;
  @Mixin private HoldOutOption holdOut;
  @Mixin private OutputFolder output;
  @Mixin private RenderOptions render;
  @Mixin private SeedOption seed;

  /** Creates the command; picocli fills its options. */
  public LiftCommand() {}

  @Override
  public Integer call() {
    throw new IllegalStateException("lift is not available in this build");
  }
}
