package dev.lift3d.examples.option;

import dev.lift3d.core.image.Rgb;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which field is drawn, from where, how large and before what. */
public final class SplatOptions {
  private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Path file;
  private Path cameras;
  private int width;
  private Rgb background;

  /** Creates the options with their defaults. */
  public SplatOptions() {}

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "Gaussians: .ply, .splat, .spz or .safetensors.")
  void setFile(Path path) {
    file = Checks.file(command, "FILE", path);
  }

  @Option(
      names = "--cameras",
      paramLabel = "SCENE",
      required = true,
      description = "Folder of posed photographs whose cameras are taken.")
  void setCameras(Path path) {
    cameras = Checks.folder(command, "--cameras", path);
  }

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "500",
      description = "Width of the pictures, 16 to 8192 (default: ${DEFAULT-VALUE}).")
  void setWidth(int pixels) {
    width = Checks.between(command, "--width", pixels, 16, 8192);
  }

  @Option(
      names = "--background",
      paramLabel = "COLOUR",
      defaultValue = "black",
      description =
          "What lies behind the Gaussians: black, white, grey or hexadecimal RRGGBB (default:"
              + " ${DEFAULT-VALUE}).")
  void setBackground(String text) {
    Matcher hex = HEX.matcher(text);
    background =
        switch (text) {
          case "black" -> Rgb.grey(0);
          case "white" -> Rgb.grey(1);
          case "grey" -> Rgb.grey(0.5);
          default -> {
            if (!hex.matches()) {
              throw new ParameterException(
                  command.commandLine(),
                  "--background must be black, white, grey or RRGGBB, found \"" + text + "\"");
            }
            int rgb = Integer.parseInt(hex.group(1), 16);
            yield new Rgb((rgb >> 16) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
          }
        };
  }

  /**
   * The field's file.
   *
   * @return an existing file
   */
  public Path file() {
    return file;
  }

  /**
   * The scene whose cameras are taken.
   *
   * @return an existing folder
   */
  public Path cameras() {
    return cameras;
  }

  /**
   * Width of the pictures.
   *
   * @return 16 to 8192 pixels
   */
  public int width() {
    return width;
  }

  /**
   * What lies behind the Gaussians.
   *
   * @return a colour
   */
  public Rgb background() {
    return background;
  }
}
