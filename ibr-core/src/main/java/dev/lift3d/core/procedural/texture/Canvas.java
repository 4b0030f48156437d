package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.image.Image;

/**
 * A small picture to paint on, in linear colours. Coordinates are pixels, x to the right and y
 * down; edges are smoothed over one pixel.
 */
public final class Canvas {
  private static final double LETTER_PITCH = PixelFont.WIDTH + 1.0;

  private final Image image;

  /**
   * A canvas of one colour.
   *
   * @param width pixels a row
   * @param height rows
   * @param ground its colour
   */
  public Canvas(int width, int height, Rgb ground) {
    image = Image.zeros(width, height, 3);
    rectangle(0, 0, width, height, ground);
  }

  /**
   * Width.
   *
   * @return pixels a row
   */
  public int width() {
    return image.width();
  }

  /**
   * Height.
   *
   * @return rows
   */
  public int height() {
    return image.height();
  }

  /**
   * The finished picture.
   *
   * @return H x W x 3, linear; shared with this canvas
   */
  public Image image() {
    return image;
  }

  /**
   * Fills a rectangle.
   *
   * @param left smallest x
   * @param top smallest y
   * @param right largest x
   * @param bottom largest y
   * @param colour its colour
   */
  public void rectangle(double left, double top, double right, double bottom, Rgb colour) {
    for (int row = first(top); row < end(bottom, height()); row++) {
      double down = Math.min(row + 1, bottom) - Math.max(row, top);
      for (int col = first(left); col < end(right, width()); col++) {
        cover(col, row, down * (Math.min(col + 1, right) - Math.max(col, left)), colour);
      }
    }
  }

  /**
   * Fills an ellipse.
   *
   * @param x centre
   * @param y centre
   * @param rx half width
   * @param ry half height
   * @param colour its colour
   */
  public void ellipse(double x, double y, double rx, double ry, Rgb colour) {
    double soft = Math.min(rx, ry);
    for (int row = first(y - ry - 1); row < end(y + ry + 1, height()); row++) {
      double dy = (row + 0.5 - y) / ry;
      for (int col = first(x - rx - 1); col < end(x + rx + 1, width()); col++) {
        double dx = (col + 0.5 - x) / rx;
        cover(col, row, 0.5 + soft * (1 - Math.sqrt(dx * dx + dy * dy)), colour);
      }
    }
  }

  /**
   * A vertical gradient over the whole canvas.
   *
   * @param top colour of the first row
   * @param bottom colour of the last row
   */
  public void gradient(Rgb top, Rgb bottom) {
    for (int row = 0; row < height(); row++) {
      rectangle(0, row, width(), row + 1, top.mixed(bottom, (row + 0.5) / height()));
    }
  }

  /**
   * Fills everything below a rough line: hills, trees, roofs of noise.
   *
   * @param level mean height of the line
   * @param roughness how far it strays
   * @param size width of its largest waves
   * @param fractal the noise
   * @param colour of what lies below
   */
  public void hills(double level, double roughness, double size, Fractal fractal, Rgb colour) {
    for (int col = 0; col < width(); col++) {
      double n = Noise.plane((col + 0.5) / size, 0.5, 1 / size, fractal);
      double top = level + roughness * n;
      rectangle(col, Math.max(0, top), col + 1, height(), colour);
    }
  }

  /**
   * Lays fractal noise over everything, brighter and darker.
   *
   * @param size of the largest blobs
   * @param amount relative change
   * @param fractal the noise
   */
  public void grain(double size, double amount, Fractal fractal) {
    float[] d = image.data();
    for (int row = 0; row < height(); row++) {
      for (int col = 0; col < width(); col++) {
        double n = Noise.plane(col / size, row / size, 1 / size, fractal);
        float f = (float) Math.max(0, 1 + amount * n);
        int i = 3 * (row * width() + col);
        d[i] *= f;
        d[i + 1] *= f;
        d[i + 2] *= f;
      }
    }
  }

  /**
   * Writes a line of capitals and digits.
   *
   * @param text what to write; other characters leave a gap
   * @param left where it begins
   * @param top top of the letters
   * @param height of the letters
   * @param colour of the ink
   */
  public void text(String text, double left, double top, double height, Rgb colour) {
    double scale = height / PixelFont.HEIGHT;
    double right = left + textWidth(text, height);
    for (int row = first(top); row < end(top + height, height()); row++) {
      double y = (row + 0.5 - top) / scale - 0.5;
      for (int col = first(left); col < end(right, width()); col++) {
        double x = (col + 0.5 - left) / scale - 0.5;
        double ink = ink(text, x, y);
        // the grid's letters, rounded: the half-way line of the interpolated ink
        cover(col, row, 0.5 + (ink - 0.5) * Math.max(1, 1.5 * scale), colour);
      }
    }
  }

  /**
   * The width of a line.
   *
   * @param text the line
   * @param height of the letters
   * @return in pixels
   */
  public static double textWidth(String text, double height) {
    return LETTER_PITCH * text.length() * height / PixelFont.HEIGHT;
  }

  /** Ink at a place of a line's grid, bilinear. */
  private static double ink(String text, double x, double y) {
    int col = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double wx = x - col;
    double wy = y - row;
    double upper = (1 - wx) * dot(text, col, row) + wx * dot(text, col + 1, row);
    double lower = (1 - wx) * dot(text, col, row + 1) + wx * dot(text, col + 1, row + 1);
    return (1 - wy) * upper + wy * lower;
  }

  private static double dot(String text, int col, int row) {
    int pitch = PixelFont.WIDTH + 1;
    int letter = Math.floorDiv(col, pitch);
    if (letter < 0 || letter >= text.length()) {
      return 0;
    }
    return PixelFont.ink(text.charAt(letter), Math.floorMod(col, pitch), row) ? 1 : 0;
  }

  private static int first(double from) {
    return Math.max(0, (int) Math.floor(from));
  }

  private static int end(double to, int limit) {
    return Math.min(limit, (int) Math.ceil(to));
  }

  private void cover(int col, int row, double share, Rgb c) {
    float w = (float) (share < 0 ? 0 : share > 1 ? 1 : share);
    int i = 3 * (row * width() + col);
    float[] d = image.data();
    d[i] += w * ((float) c.red() - d[i]);
    d[i + 1] += w * ((float) c.green() - d[i + 1]);
    d[i + 2] += w * ((float) c.blue() - d[i + 2]);
  }
}
