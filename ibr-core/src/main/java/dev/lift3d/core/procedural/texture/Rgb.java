package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.procedural.random.RandomStream;

/**
 * A linear colour.
 *
 * @param red linear red, usually in [0, 1]
 * @param green linear green
 * @param blue linear blue
 */
public record Rgb(double red, double green, double blue) {
  /** White. */
  public static final Rgb WHITE = new Rgb(1, 1, 1);

  /**
   * A grey.
   *
   * @param value all three channels, linear
   * @return the colour
   */
  public static Rgb grey(double value) {
    return new Rgb(value, value, value);
  }

  /**
   * A colour given as people see it, made linear (square law, close to sRGB).
   *
   * @param hue turns around the colour circle: 0 red, 1/3 green, 2/3 blue
   * @param saturation 0 grey .. 1 pure
   * @param value 0 black .. 1 bright
   * @return the linear colour
   */
  public static Rgb ofHsv(double hue, double saturation, double value) {
    double h = 6 * (hue - Math.floor(hue));
    double r = clamp(Math.abs(h - 3) - 1);
    double g = clamp(2 - Math.abs(h - 2));
    double b = clamp(2 - Math.abs(h - 4));
    return new Rgb(
        square(value * (1 - saturation * (1 - r))),
        square(value * (1 - saturation * (1 - g))),
        square(value * (1 - saturation * (1 - b))));
  }

  /**
   * A colour between this and another.
   *
   * @param other the other colour
   * @param share of the other, 0 .. 1
   * @return the mixture
   */
  public Rgb mixed(Rgb other, double share) {
    return new Rgb(
        red + share * (other.red - red),
        green + share * (other.green - green),
        blue + share * (other.blue - blue));
  }

  /**
   * This colour, brighter or darker.
   *
   * @param factor of all channels
   * @return the scaled colour
   */
  public Rgb times(double factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  /**
   * A colour near this one.
   *
   * @param random where the deviation comes from
   * @param amount about how far, relative
   * @return this colour, brightness and tint changed a little
   */
  public Rgb jittered(RandomStream random, double amount) {
    double all = 1 + random.uniform(-amount, amount);
    return new Rgb(
        clamp(red * all * (1 + random.uniform(-amount, amount) / 3)),
        clamp(green * all * (1 + random.uniform(-amount, amount) / 3)),
        clamp(blue * all * (1 + random.uniform(-amount, amount) / 3)));
  }

  /**
   * How bright the colour looks.
   *
   * @return Rec. 709 luminance
   */
  public double luminance() {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  private static double clamp(double v) {
    return v < 0 ? 0 : v > 1 ? 1 : v;
  }

  private static double square(double v) {
    return v * v;
  }
}
