package dev.lift3d.examples.protocol;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.picture.ErrorColors;
import dev.lift3d.core.picture.LabelColors;
import dev.lift3d.core.picture.Montage;
import dev.lift3d.examples.protocol.warp.Correspondences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a pair of cameras: a row for the 2D model and one for the lifted prediction, each with what
 * one camera says, what the other says there, and where they differ.
 *
 * @param folder where to
 */
record PairPictures(Path folder) {
  private static final double LARGEST_ERROR = 0.3; // shown white

  /** Writes {@code A_with_B.png}. */
  void write(SeenView at, SeenView other, Correspondences points) {
    List<Montage.Panel> panels = new ArrayList<>();
    at.pictures().forEach((m, image) -> pictures(m, image, other, points, panels));
    LabelColors colors = new LabelColors(at.classes());
    at.labels()
        .forEach(
            (m, found) -> {
              int width = at.place().depth().width();
              int[] warped = points.warped(other.labels().get(m));
              int[] differing = differing(found, warped);
              panels.add(new Montage.Panel(colors.paint(found, width), m.heading()));
              panels.add(new Montage.Panel(colors.paint(warped, width), "the other camera's"));
              panels.add(new Montage.Panel(colors.paint(differing, width), "differing"));
            });
    String name = at.place().name() + "_with_" + other.place().name() + ".png";
    ImageFiles.write(folder.resolve(name), Montage.grid(panels, 3));
  }

  private static void pictures(
      Measure measure,
      Image image,
      SeenView other,
      Correspondences points,
      List<Montage.Panel> panels) {
    Image warped = points.warped(other.pictures().get(measure));
    Image visible = Image.zeros(image.width(), image.height(), image.channels());
    for (int i = 0; i < visible.data().length; i++) {
      visible.data()[i] = points.has(i / image.channels()) ? image.data()[i] : 0;
    }
    panels.add(new Montage.Panel(image, measure.heading()));
    panels.add(new Montage.Panel(warped, "the other camera's"));
    panels.add(
        new Montage.Panel(new ErrorColors(LARGEST_ERROR).paint(visible, warped), "differing"));
  }

  /** The classes where both see a point and disagree; -1 elsewhere. */
  private static int[] differing(int[] found, int[] warped) {
    int[] out = new int[found.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = warped[i] >= 0 && warped[i] != found[i] ? found[i] : -1;
    }
    return out;
  }
}
