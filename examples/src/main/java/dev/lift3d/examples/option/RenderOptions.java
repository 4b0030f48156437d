package dev.lift3d.examples.option;

import dev.lift3d.examples.lifting.RenderChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How views are rendered: size, source views, device. */
public final class RenderOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private int width;
  private int sources;

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
   * Width, source views and weights together.
   *
   * @param weights where the weights are
   * @return the choice
   */
  public RenderChoice choice(WeightsOption weights) {
    return new RenderChoice(width, sources, weights.file());
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
