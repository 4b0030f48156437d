package dev.lift3d.examples.option;

import dev.lift3d.core.InputException;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.correction.DepthPrior;
import dev.lift3d.epipolar.stereo.NetworkStereo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    if (!List.of(AUTOMATIC, STEREO, SENSOR, NONE).contains(choice)) {
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
   * @param heldOut views that are nobody's source
   * @throws InputException if measured depth was asked for and no source view has any
   */
  public void requireIn(Scene scene, Set<Integer> heldOut) {
    boolean measured =
        IntStream.range(0, scene.views().size())
            .filter(v -> !heldOut.contains(v))
            .anyMatch(v -> scene.views().get(v).depth().isPresent());
    if (prior.equals(SENSOR) && !measured) {
      throw new InputException(
          "--prior sensor: no source view of scene "
              + scene.name()
              + " has measured depth; take stereo, none or a folder with a network");
    }
  }

  /**
   * Checks that somebody hears it.
   *
   * @param baseline the plain method measured instead of the model, if there is one
   * @throws ParameterException if that finds depth in its own way
   */
  public void requireHeard(Optional<Baseline> baseline) {
    if (baseline.isPresent() && baseline.get() != Baseline.UNIFORM && !prior.equals(AUTOMATIC)) {
      throw new ParameterException(
          command.commandLine(),
          "--prior is for the model; --baseline "
              + baseline.get()
              + " does not hear it (--stereo is for mvs)");
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
    int neighbours = DepthPrior.DEFAULT.neighbours();
    return switch (prior) {
      case AUTOMATIC -> work.apply(DepthPrior.DEFAULT);
      case STEREO -> work.apply(new DepthPrior(false, DepthPrior.DEFAULT.stereo(), neighbours));
      case SENSOR -> work.apply(new DepthPrior(true, Optional.empty(), neighbours));
      case NONE -> work.apply(DepthPrior.NONE);
      default -> {
        try (NetworkStereo network = NetworkStereo.open(Path.of(prior))) {
          yield work.apply(new DepthPrior(false, Optional.of(network), neighbours));
        }
      }
    };
  }
}
