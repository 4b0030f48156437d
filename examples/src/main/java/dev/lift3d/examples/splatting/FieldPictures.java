package dev.lift3d.examples.splatting;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.picture.DepthColors;
import java.nio.file.Path;

/**
 * Writes what was drawn of a field, each file whole or not at all: {@code NAME_rgb.png}, {@code
 * NAME_opacity.png}, {@code NAME_depth.png} with a scale and {@code NAME_features.png}.
 *
 * @param folder where to
 * @param range depths at the two ends of the colours
 */
public record FieldPictures(Path folder, DepthRange range) {
  /**
   * Writes a frame.
   *
   * @param view name of the view, as its scene has it
   * @param frame what was drawn
   */
  public void write(String view, FieldDrawing.Frame frame) {
    String name = view.replaceFirst("\\.[A-Za-z0-9]+$", "").replaceAll("[/\\\\]", "_");
    ImageFiles.write(folder.resolve(name + "_rgb.png"), frame.colours());
    ImageFiles.write(folder.resolve(name + "_opacity.png"), frame.opacity());
    ImageFiles.write(
        folder.resolve(name + "_depth.png"), new DepthColors(range).paintWithLegend(frame.depth()));
    frame
        .features()
        .ifPresent(painted -> ImageFiles.write(folder.resolve(name + "_features.png"), painted));
  }
}
