package dev.lift3d.core.picture;

import dev.lift3d.core.image.Canvas;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Rgb;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows class labels as colours that are easy to tell apart and never change: a class has the same
 * colour in every picture, whatever other classes there are.
 *
 * <p>Labels come row by row as integers from 0; a negative one means "no label".
 *
 * @param names of the classes; labels beyond them are named by their number
 */
public record LabelColors(List<String> names) {
  private static final Rgb NONE = Rgb.grey(0.25);

  /** Copies the names. */
  public LabelColors {
    names = List.copyOf(names);
  }

  /**
   * The colour of a class.
   *
   * @param label from 0; negative means none
   * @return its colour; dark grey for none
   */
  public Rgb of(int label) {
    return label < 0 ? NONE : LabelPalette.of(label);
  }

  /**
   * Colours labels alone.
   *
   * @param labels H x W, row by row
   * @param width W
   * @return H x W x 3
   */
  public Image paint(int[] labels, int width) {
    if (width < 1 || labels.length == 0 || labels.length % width != 0) {
      throw new IllegalArgumentException(
          "rows of " + width + " labels were expected, found " + labels.length + " labels");
    }
    Image out = Image.zeros(width, labels.length / width, 3);
    for (int i = 0; i < labels.length; i++) {
      Painting.put(out, i, of(labels[i]));
    }
    return out;
  }

  /**
   * Lays the labels' colours over a photograph; where there is no label it shines through alone.
   *
   * @param photograph H x W x 3
   * @param labels H x W, row by row
   * @param opacity 0 shows the photograph only, 1 the labels only
   * @return the blended picture
   */
  public Image overlay(Image photograph, int[] labels, double opacity) {
    if (photograph.channels() != 3 || labels.length != photograph.data().length / 3) {
      throw new IllegalArgumentException(
          String.format(
              "an RGB photograph of %d pixels was expected, found %d x %d x %d",
              labels.length, photograph.width(), photograph.height(), photograph.channels()));
    }
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("opacity must be from 0 to 1, found " + opacity);
    }
    Image out = paint(labels, photograph.width());
    float part = (float) opacity;
    for (int i = 0; i < out.data().length; i++) {
      float p = photograph.data()[i];
      out.data()[i] = labels[i / 3] < 0 ? p : p + part * (out.data()[i] - p);
    }
    return out;
  }

  /**
   * Puts a legend beside a picture: the classes that occur, the largest first.
   *
   * @param picture any picture of them
   * @param labels whose classes are named
   * @return the wider picture
   */
  public Image withLegend(Image picture, int[] labels) {
    int scale = Math.max(1, picture.height() / 300);
    int line = Canvas.textHeight(scale) + 3 * scale;
    List<Integer> classes = byArea(labels);
    int rows = Math.max(1, picture.height() / line);
    List<Integer> shown =
        classes.size() > rows ? classes.subList(0, rows - 1) : classes; // the last row says "more"
    String more = "and " + (classes.size() - shown.size()) + " more";
    int longest = classes.size() > shown.size() ? Canvas.textWidth(more, scale) : 0;
    for (int label : shown) {
      longest = Math.max(longest, Canvas.textWidth(name(label), scale));
    }
    int left = picture.width() + 4 * scale;
    int text = left + line;
    Canvas canvas = Canvas.of(text + longest + 4 * scale, picture.height(), Rgb.WHITE);
    canvas.place(picture, 0, 0);
    int top = scale;
    for (int label : shown) {
      canvas.fill(left, top, line - 4 * scale, line - 4 * scale, of(label));
      canvas.text(name(label), text, top, scale, Rgb.BLACK);
      top += line;
    }
    if (shown.size() < classes.size()) {
      canvas.text(more, text, top, scale, Rgb.BLACK);
    }
    return canvas.image();
  }

  private String name(int label) {
    return label < names.size() ? names.get(label) : "class " + label;
  }

  private static List<Integer> byArea(int[] labels) {
    Map<Integer, Integer> area = new TreeMap<>();
    for (int label : labels) {
      if (label >= 0) {
        area.merge(label, 1, Integer::sum);
      }
    }
    return area.keySet().stream()
        .sorted(Comparator.comparing((Integer label) -> -area.get(label)))
        .toList();
  }
}
