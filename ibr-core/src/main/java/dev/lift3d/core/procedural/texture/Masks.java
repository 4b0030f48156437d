package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.procedural.shape.SurfacePoint;

/** Regular patterns and noise as masks, each filtered by the pixel's footprint. */
public final class Masks {
  private Masks() {}

  /**
   * Bars across u.
   *
   * @param period width of a bar and its gap
   * @param share of the period that is covered, 0 .. 1
   * @return the mask
   */
  public static Mask stripes(double period, double share) {
    return p -> covered(p.u / period, p.footprintU / period, share);
  }

  /**
   * Bars across v.
   *
   * @param period height of a bar and its gap
   * @param share of the period that is covered, 0 .. 1
   * @return the mask
   */
  public static Mask rows(double period, double share) {
    return p -> covered(p.v / period, p.footprintV / period, share);
  }

  /**
   * A chessboard.
   *
   * @param side of a square
   * @return the mask
   */
  public static Mask checkers(double side) {
    double period = 2 * side;
    return p -> {
      double a = 2 * covered(p.u / period, p.footprintU / period, 0.5) - 1;
      double b = 2 * covered(p.v / period, p.footprintV / period, 0.5) - 1;
      return 0.5 - 0.5 * a * b;
    };
  }

  /**
   * A net of lines.
   *
   * @param period between lines
   * @param width of a line
   * @return the mask
   */
  public static Mask grid(double period, double width) {
    double open = 1 - width / period;
    return p ->
        1
            - covered(p.u / period, p.footprintU / period, open)
                * covered(p.v / period, p.footprintV / period, open);
  }

  /**
   * Round spots on a square lattice.
   *
   * @param period between centres
   * @param radius of a spot, below half the period
   * @return the mask
   */
  public static Mask dots(double period, double radius) {
    double mean = Math.PI * radius * radius / (period * period);
    return p -> {
      double a = p.u / period;
      double b = p.v / period;
      double du = (a - Math.floor(a) - 0.5) * period;
      double dv = (b - Math.floor(b) - 0.5) * period;
      double width = p.footprint();
      double edge = 0.5 + (radius - Math.sqrt(du * du + dv * dv)) / (width + 1e-9);
      double inside = edge < 0 ? 0 : edge > 1 ? 1 : edge;
      double fine = Noise.resolved(0.8 * width / period);
      return mean + fine * (inside - mean);
    };
  }

  /**
   * Patches where noise exceeds a level.
   *
   * @param size of the largest patches
   * @param level -0.5 covers most, 0.5 little
   * @param softness width of the border, in noise units; 0.02 is sharp
   * @param fractal the noise
   * @return the mask
   */
  public static Mask patches(double size, double level, double softness, Fractal fractal) {
    double scale = 1 / size;
    return p -> {
      double foot = p.footprint() * scale;
      double n = Noise.plane(p.u * scale, p.v * scale, foot, fractal);
      double c = 0.5 + (n - level) / (softness + 2 * foot);
      return c < 0 ? 0 : c > 1 ? 1 : c;
    };
  }

  /**
   * A smooth transition along v.
   *
   * @param from v where it begins
   * @param to v where it is complete
   * @return the mask
   */
  public static Mask ramp(double from, double to) {
    return p -> {
      double c = (p.v - from) / (to - from);
      return c < 0 ? 0 : c > 1 ? 1 : c;
    };
  }

  /** The share of [x - width/2, x + width/2] on which the fraction of x is below {@code share}. */
  static double covered(double x, double width, double share) {
    if (width < 1e-6) {
      return x - Math.floor(x) < share ? 1 : 0;
    }
    double w = width > 8 ? 8 : width;
    return (integral(x + w / 2, share) - integral(x - w / 2, share)) / w;
  }

  private static double integral(double x, double share) {
    double whole = Math.floor(x);
    double rest = x - whole;
    return whole * share + (rest < share ? rest : share);
  }

  /**
   * Mixes a mask's choice between two textures.
   *
   * @param under seen where nothing is covered
   * @param over seen where all is covered
   * @param mask the coverage
   * @return the combined texture
   */
  public static Texture blend(Texture under, Texture over, Mask mask) {
    return (SurfacePoint p) -> {
      double c = mask.coverage(p);
      if (c <= 0) {
        under.paint(p);
        return;
      }
      over.paint(p);
      if (c >= 1) {
        return;
      }
      double r = p.red;
      double g = p.green;
      double b = p.blue;
      under.paint(p);
      p.red += c * (r - p.red);
      p.green += c * (g - p.green);
      p.blue += c * (b - p.blue);
    };
  }
}
