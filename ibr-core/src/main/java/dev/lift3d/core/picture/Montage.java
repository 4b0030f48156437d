package dev.lift3d.core.picture;

import dev.lift3d.core.image.Canvas;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Rgb;
import java.util.List;
import java.util.Objects;

/** Lays pictures side by side, each with a caption above it. */
public final class Montage {
  private static final int GAP = 6;

  private Montage() {}

  /**
   * One picture of a montage.
   *
   * @param image one channel (grey) or three
   * @param caption one line, shortened where it is wider than the picture; may be empty
   */
  public record Panel(Image image, String caption) {
    /** Checks that nothing is null. */
    public Panel {
      Objects.requireNonNull(image, "image");
      Objects.requireNonNull(caption, "caption");
    }
  }

  /**
   * Lays pictures in one row.
   *
   * @param panels at least one
   * @return the montage
   */
  public static Image row(List<Panel> panels) {
    return grid(panels, panels.size());
  }

  /**
   * Lays pictures in rows, each in a cell as large as the largest picture.
   *
   * @param panels at least one
   * @param columns pictures a row
   * @return the montage
   */
  public static Image grid(List<Panel> panels, int columns) {
    if (panels.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "a montage needs a picture and a column, found "
              + panels.size()
              + " pictures, "
              + columns
              + " columns");
    }
    int width = panels.stream().mapToInt(p -> p.image().width()).max().orElseThrow();
    int height = panels.stream().mapToInt(p -> p.image().height()).max().orElseThrow();
    int scale = Math.max(1, width / 240);
    boolean captions = panels.stream().anyMatch(p -> !p.caption().isEmpty());
    int head = captions ? Canvas.textHeight(scale) + GAP / 2 : 0;
    int used = Math.min(columns, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    Canvas canvas =
        Canvas.of(GAP + used * (width + GAP), GAP + rows * (head + height + GAP), Rgb.WHITE);
    for (int k = 0; k < panels.size(); k++) {
      Panel panel = panels.get(k);
      int left = GAP + k % columns * (width + GAP);
      int top = GAP + k / columns * (head + height + GAP);
      canvas.text(shortened(panel.caption(), width, scale), left, top, scale, Rgb.BLACK);
      canvas.place(panel.image(), left + (width - panel.image().width()) / 2, top + head);
    }
    return canvas.image();
  }

  private static String shortened(String caption, int width, int scale) {
    String fitting = caption;
    while (Canvas.textWidth(fitting, scale) > width && fitting.length() > 2) {
      fitting = fitting.substring(0, fitting.length() - 3) + "..";
    }
    return fitting;
  }
}
