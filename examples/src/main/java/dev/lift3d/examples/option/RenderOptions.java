package dev.lift3d.examples.option;

import dev.lift3d.examples.lifting.RenderChoice;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How views are rendered: size, source views, weights, device. */
public final class RenderOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private int width;
  private int sources;
  private Path weights;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Device device;

  /** Creates the options with their defaults. */
  public RenderOptions() {}

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "500",
      description = "Width of the rendered images, 16 to 8192 (default: ${DEFAULT-VALUE}).")
  void setWidth(int pixels) {
    width = Checks.between(command, "--width", pixels, 16, 8192);
  }

  @Option(
      names = "--sources",
      paramLabel = "N",
      defaultValue = "10",
      description = "Source views used for each target, 1 to 64 (default: ${DEFAULT-VALUE}).")
  void setSources(int views) {
    sources = Checks.between(command, "--sources", views, 1, 64);
  }

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "Trained weights, safetensors (default: the ones that come with lift3d).")
  void setWeights(Path file) {
    weights = Checks.file(command, "--weights", file);
  }

  /**
   * Width of the rendered images.
   *
   * @return 16 to 8192 pixels
   */
  public int width() {
    return width;
  }

  /**
   * Source views used for each target.
   *
   * @return 1 to 64
   */
  public int sources() {
    return sources;
  }

  /**
   * The weights asked for.
   *
   * @return an existing file; empty for the ones that come with lift3d
   */
  public Optional<Path> weights() {
    return Optional.ofNullable(weights);
  }

  /**
   * Width, source views and weights together.
   *
   * @return the choice
   */
  public RenderChoice choice() {
    return new RenderChoice(width, sources, weights());
  }

  /**
   * Where the work is done.
   *
   * @return the device asked for
   */
  public Device device() {
    return device;
  }
}
