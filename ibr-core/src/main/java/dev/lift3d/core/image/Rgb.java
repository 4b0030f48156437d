package dev.lift3d.core.image;

/**
 * A colour.
 *
 * @param red in [0, 1]
 * @param green in [0, 1]
 * @param blue in [0, 1]
 */
public record Rgb(float red, float green, float blue) {
  /** Paper. */
  public static final Rgb WHITE = new Rgb(1, 1, 1);

  /** Ink. */
  public static final Rgb BLACK = new Rgb(0, 0, 0);

  /**
   * A grey.
   *
   * @param level in [0, 1]
   * @return the grey
   */
  public static Rgb grey(double level) {
    return new Rgb((float) level, (float) level, (float) level);
  }

  /**
   * A colour as people write it in style sheets.
   *
   * @param rgb 0xRRGGBB
   * @return the colour
   */
  public static Rgb of(int rgb) {
    return new Rgb((rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f);
  }

  /**
   * How bright the colour looks (ITU-R BT.601 luma).
   *
   * @return in [0, 1]
   */
  public float luma() {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }
}
