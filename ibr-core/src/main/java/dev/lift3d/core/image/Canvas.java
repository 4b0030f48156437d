package dev.lift3d.core.image;

import java.util.Arrays;

/**
 * A colour picture to draw on: smooth lines, discs, rectangles, other pictures, letters.
 *
 * <p>Coordinates are those of all images: pixel (col, row) spans [col, col + 1] x [row, row + 1].
 * What lies outside is cut off. Letters come from a built-in alphabet, so a drawing is the same on
 * every machine.
 */
public final class Canvas {
  private final Image image;

  private Canvas(Image image) {
    this.image = image;
  }

  /**
   * An empty canvas.
   *
   * @param width pixels a row
   * @param height rows
   * @param background its colour
   * @return the canvas
   */
  public static Canvas of(int width, int height, Rgb background) {
    Canvas canvas = new Canvas(Image.zeros(width, height, 3));
    canvas.fill(0, 0, width, height, background);
    return canvas;
  }

  /**
   * A canvas that shows a picture; the picture itself is not drawn on.
   *
   * @param picture one channel (grey) or three
   * @return the canvas
   */
  public static Canvas over(Image picture) {
    Canvas canvas = new Canvas(Image.zeros(picture.width(), picture.height(), 3));
    canvas.place(picture, 0, 0);
    return canvas;
  }

  /**
   * Width of one line of letters.
   *
   * @param text what is written
   * @param scale pixels a dot of the 5 x 9 alphabet
   * @return pixels
   */
  public static int textWidth(String text, int scale) {
    return Math.max(0, text.length() * Letters.ADVANCE - 1) * scale;
  }

  /**
   * Height of one line of letters.
   *
   * @param scale pixels a dot of the 5 x 9 alphabet
   * @return pixels, from the top of capitals to the foot of a y
   */
  public static int textHeight(int scale) {
    return Letters.HEIGHT * scale;
  }

  /**
   * What was drawn so far.
   *
   * @return a fresh H x W x 3 image
   */
  public Image image() {
    return new Image(image.width(), image.height(), 3, image.data().clone());
  }

  /**
   * Fills a rectangle.
   *
   * @param left first column
   * @param top first row
   * @param width columns
   * @param height rows
   * @param colour its colour
   */
  public void fill(int left, int top, int width, int height, Rgb colour) {
    for (int y = Math.max(0, top); y < Math.min(image.height(), top + height); y++) {
      for (int x = Math.max(0, left); x < Math.min(image.width(), left + width); x++) {
        blend(x, y, colour, 1);
      }
    }
  }

  /**
   * Puts a picture on the canvas.
   *
   * @param picture one channel (grey) or three
   * @param left column of its left edge
   * @param top row of its upper edge
   */
  public void place(Image picture, int left, int top) {
    if (picture.channels() != 1 && picture.channels() != 3) {
      throw new IllegalArgumentException(
          "a picture to place has 1 or 3 channels, found " + picture.channels());
    }
    int green = picture.channels() == 3 ? 1 : 0;
    for (int y = Math.max(0, -top); y < Math.min(picture.height(), image.height() - top); y++) {
      for (int x = Math.max(0, -left); x < Math.min(picture.width(), image.width() - left); x++) {
        int to = ((top + y) * image.width() + left + x) * 3;
        image.data()[to] = picture.at(x, y, 0);
        image.data()[to + 1] = picture.at(x, y, green);
        image.data()[to + 2] = picture.at(x, y, 2 * green);
      }
    }
  }

  /**
   * Draws a straight line with round ends.
   *
   * @param from x and y of one end
   * @param to x and y of the other
   * @param thickness in pixels
   * @param colour its colour
   */
  public void line(double[] from, double[] to, double thickness, Rgb colour) {
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    if (!Double.isFinite(from[0] + from[1] + dx + dy)) {
      return;
    }
    double reach = thickness / 2 + 0.5;
    double square = dx * dx + dy * dy;
    int top = clamp(Math.min(from[1], to[1]) - reach, image.height());
    int bottom = clamp(Math.max(from[1], to[1]) + reach + 1, image.height());
    for (int y = top; y < bottom; y++) {
      double[] span = spanOfRow(from, dx, dy, y + 0.5, reach);
      int right = clamp(span[1] + reach + 1, image.width());
      for (int x = clamp(span[0] - reach, image.width()); x < right; x++) {
        double px = x + 0.5 - from[0];
        double py = y + 0.5 - from[1];
        double along = square > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / square)) : 0;
        double distance = Math.hypot(px - along * dx, py - along * dy);
        blend(x, y, colour, Math.max(0, Math.min(1, reach - distance)));
      }
    }
  }

  /**
   * Draws a filled disc.
   *
   * @param x its centre
   * @param y its centre
   * @param radius in pixels
   * @param colour its colour
   */
  public void disc(double x, double y, double radius, Rgb colour) {
    double[] centre = {x, y};
    line(centre, centre, 2 * radius, colour);
  }

  /**
   * Writes one line of letters; what is not in ASCII appears as a question mark.
   *
   * @param text what to write
   * @param left column of the first letter
   * @param top row of the capitals' upper edge
   * @param scale pixels a dot of the 5 x 9 alphabet
   * @param colour its colour
   */
  public void text(String text, int left, int top, int scale, Rgb colour) {
    for (int k = 0; k < text.length(); k++) {
      int start = left + k * Letters.ADVANCE * scale;
      for (int dot = 0; dot < Letters.WIDTH * Letters.HEIGHT; dot++) {
        int col = dot % Letters.WIDTH;
        int row = dot / Letters.WIDTH;
        if (Letters.dot(text.charAt(k), col, row)) {
          fill(start + col * scale, top + row * scale, scale, scale, colour);
        }
      }
    }
  }

  /** Which part of a line's x lies within reach of a row, so that long lines stay cheap. */
  private static double[] spanOfRow(double[] from, double dx, double dy, double y, double reach) {
    double first = 0;
    double last = 1;
    if (Math.abs(dy) > 1e-9) {
      double a = (y - reach - from[1]) / dy;
      double b = (y + reach - from[1]) / dy;
      first = Math.max(0, Math.min(1, Math.min(a, b)));
      last = Math.max(0, Math.min(1, Math.max(a, b)));
    }
    double[] span = {from[0] + first * dx, from[0] + last * dx};
    Arrays.sort(span);
    return span;
  }

  private static int clamp(double at, int size) {
    return (int) Math.max(0, Math.min(size, Math.floor(at)));
  }

  private void blend(int x, int y, Rgb colour, double cover) {
    int at = (y * image.width() + x) * 3;
    float part = (float) cover;
    float[] data = image.data();
    data[at] += part * (colour.red() - data[at]);
    data[at + 1] += part * (colour.green() - data[at + 1]);
    data[at + 2] += part * (colour.blue() - data[at + 2]);
  }
}
