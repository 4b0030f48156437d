package dev.lift3d.examples.command;

import dev.lift3d.examples.demo.Demo;
import dev.lift3d.examples.demo.DemoResult;
import dev.lift3d.examples.demo.DemoSettings;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.SeedOption;
import dev.lift3d.examples.option.WeightsOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lift3d demo}: the whole way on a scene that needs no download. */
@Command(
    name = "demo",
    description = "Lift a 2D model on a generated scene and write pictures to look at.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d demo --out out/demo",
      "",
      "Generates a room, photographs it, and lifts a segmenter that errs in every photograph.",
      "The scene is left in DIR/scene, for example for 'lift3d check DIR/scene'. Another --seed",
      "gives another room."
    })
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private OutputFolder output;
  @Mixin private WeightsOption weights;
  @Mixin private SeedOption seed;

  /** Creates the command; picocli fills its options. */
  public DemoCommand() {}

  @Override
  public Integer call() {
    Lines out = new Lines(spec.commandLine().getOut());
    Demo demo = new Demo(output.created(), common.quiet());
    print(demo.run(DemoSettings.standard(seed.seed(), weights.file())), out);
    return ExitCode.OK;
  }

  private static void print(DemoResult result, Lines out) {
    out.say("colours", "%.1f dB PSNR on %d held-out views", result.psnr(), result.lift().frames());
    out.say("depth", "off by %.1f %% on average", 100 * result.depthError());
    out.say(
        "classes",
        "%.1f %% of the pixels right when lifted, %.1f %% by the segmenter on the photograph"
            + " itself",
        100 * result.liftedAccuracy(),
        100 * result.segmenterAccuracy());
    out.say("speed", "%.0f rays a second", result.lift().raysPerSecond());
    out.say("memory", "%s at most", result.lift().peakMemory());
    out.say("look at", "%s, and at lifted/animation.gif beside it", result.picture());
  }
}
