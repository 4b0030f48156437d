package dev.lift3d.examples.lifting;

import dev.lift3d.core.image.Canvas;
import dev.lift3d.core.image.GifSequence;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.image.Rgb;
import dev.lift3d.core.picture.Montage;
import java.nio.file.Path;
import java.util.List;

/**
 * An animated GIF of montages. Panels are made small enough to load quickly; all frames take the
 * size of the first, smaller ones on white.
 */
public final class Animation implements AutoCloseable {
  /** Name of the file. */
  public static final String FILE = "animation.gif";

  private static final int PANEL_PIXELS = 320; // the longer side

  private final GifSequence gif;
  private Canvas page;

  /**
   * Begins an animation.
   *
   * @param folder where it will be, as {@value #FILE}
   * @param framesPerSecond its speed
   */
  public Animation(Path folder, double framesPerSecond) {
    gif = GifSequence.create(folder.resolve(FILE), framesPerSecond);
  }

  /**
   * Adds a frame.
   *
   * @param panels what is shown side by side
   */
  public void add(List<Montage.Panel> panels) {
    Image frame = Montage.row(panels.stream().map(Animation::small).toList());
    if (page == null) {
      page = Canvas.of(frame.width(), frame.height(), Rgb.WHITE);
    }
    Image size = page.image();
    page.fill(0, 0, size.width(), size.height(), Rgb.WHITE);
    page.place(frame, 0, 0);
    gif.add(page.image());
  }

  /** Puts the animation in its place. */
  public void finish() {
    gif.finish();
  }

  @Override
  public void close() {
    gif.close();
  }

  private static Montage.Panel small(Montage.Panel panel) {
    Image image = panel.image();
    double scale = Math.min(1, PANEL_PIXELS / (double) Math.max(image.width(), image.height()));
    int width = Math.max(1, (int) Math.round(scale * image.width()));
    int height = Math.max(1, (int) Math.round(scale * image.height()));
    return new Montage.Panel(Resize.area(image, width, height), panel.caption());
  }
}
