package dev.lift3d.examples.option;

import dev.lift3d.core.InputException;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.correction.DepthPrior;
import dev.lift3d.epipolar.stereo.DenseStereo;
import dev.lift3d.epipolar.stereo.NetworkStereo;
import dev.lift3d.epipolar.stereo.StereoSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the depth of source views comes from, before the network looks. */
public final class PriorOption {
  private static final String AUTOMATIC = "automatic";
  private static final String STEREO = "stereo";
  private static final String SENSOR = "sensor";
  private static final String NONE = "none";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private String prior;

  /** Creates the option with its default. */
  public PriorOption() {}

  @Option(
      names = "--prior",
      paramLabel = "NAME|FOLDER",
      defaultValue = AUTOMATIC,
      description =
          "Depth of source views: stereo; sensor, the scene's own; none; or a folder with a stereo"
              + " network as TorchScript, depth.pt (default: sensor where there is one, else"
              + " stereo).")
  void setPrior(String choice) {
    boolean named =
        choice.equals(AUTOMATIC)
            || choice.equals(STEREO)
            || choice.equals(SENSOR)
            || choice.equals(NONE);
    if (!named) {
      Checks.folder(
          command, "--prior (if it is not stereo, sensor, none or automatic)", Path.of(choice));
    }
    prior = choice;
  }

  /**
   * The prior asked for, as typed.
   *
   * @return a name or a folder
   */
  public String name() {
    return prior;
  }

  /**
   * Checks that a scene has what was asked for.
   *
   * @param scene what will be rendered
   * @throws InputException if measured depth was asked for and no view has any
   */
  public void requireIn(Scene scene) {
    if (prior.equals(SENSOR) && scene.views().stream().allMatch(v -> v.depth().isEmpty())) {
      throw new InputException(
          "--prior sensor: no view of scene "
              + scene.name()
              + " has measured depth; take stereo, none or a folder with a network");
    }
  }

  /**
   * Lends the prior asked for.
   *
   * @param work what to do with it
   * @param <T> what comes out
   * @return what came out
   * @throws InputException if the folder holds no network
   */
  public <T> T lend(Function<DepthPrior, T> work) {
    int neighbours = StereoSettings.DEFAULT.neighbours();
    switch (prior) {
      case AUTOMATIC:
        return work.apply(DepthPrior.DEFAULT);
      case STEREO:
        return work.apply(
            new DepthPrior(
                false, Optional.of(new DenseStereo(StereoSettings.DEFAULT)), neighbours));
      case SENSOR:
        return work.apply(new DepthPrior(true, Optional.empty(), neighbours));
      case NONE:
        return work.apply(DepthPrior.NONE);
      default:
        try (NetworkStereo network = NetworkStereo.open(Path.of(prior))) {
          return work.apply(new DepthPrior(false, Optional.of(network), neighbours));
        }
    }
  }
}
