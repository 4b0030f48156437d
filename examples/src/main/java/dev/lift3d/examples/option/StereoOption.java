package dev.lift3d.examples.option;

import dev.lift3d.epipolar.stereo.DenseStereo;
import dev.lift3d.epipolar.stereo.NetworkStereo;
import dev.lift3d.epipolar.stereo.StereoMethod;
import dev.lift3d.epipolar.stereo.StereoSettings;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How depth of source views is found. */
public final class StereoOption {
  private static final String SWEEP = "sweep";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private String stereo;

  /** Creates the option with its default. */
  public StereoOption() {}

  @Option(
      names = "--stereo",
      paramLabel = "NAME|FOLDER",
      defaultValue = SWEEP,
      description =
          "How --baseline mvs finds depth: sweep, or a folder with a network as TorchScript,"
              + " depth.pt (default: ${DEFAULT-VALUE}).")
  void setStereo(String choice) {
    if (!choice.equals(SWEEP)) {
      Checks.folder(command, "--stereo (if it is not \"" + SWEEP + "\")", Path.of(choice));
    }
    stereo = choice;
  }

  /**
   * The method asked for, as typed.
   *
   * @return a name or a folder
   */
  public String name() {
    return stereo;
  }

  /**
   * Lends the method asked for.
   *
   * @param work what to do with it
   * @param <T> what comes out
   * @return what came out
   * @throws dev.lift3d.core.InputException if the folder holds no network
   */
  public <T> T lend(Function<StereoMethod, T> work) {
    if (stereo.equals(SWEEP)) {
      return work.apply(new DenseStereo(StereoSettings.DEFAULT));
    }
    try (NetworkStereo network = NetworkStereo.open(Path.of(stereo))) {
      return work.apply(network);
    }
  }
}
