package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.procedural.shape.SurfacePoint;

/** Textures made of noise and of other textures. */
public final class Textures {
  private Textures() {}

  /**
   * One colour all over.
   *
   * @param colour linear
   * @return the texture
   */
  public static Texture plain(Rgb colour) {
    double r = colour.red();
    double g = colour.green();
    double b = colour.blue();
    return p -> p.colour(r, g, b);
  }

  /**
   * Fractal noise over the surface coordinates, coloured by a ramp.
   *
   * @param size of the largest blobs along u
   * @param stretch size along v relative to u
   * @param fractal the noise
   * @param ramp colours for noise -1 .. 1
   * @return the texture
   */
  public static Texture cloud(double size, double stretch, Fractal fractal, Ramp ramp) {
    double su = 1 / size;
    double sv = 1 / (size * stretch);
    return p -> {
      double foot = Math.max(p.footprintU * su, p.footprintV * sv);
      double n = Noise.plane(p.u * su, p.v * sv, foot, fractal);
      ramp.paint(0.5 + 0.55 * n, p);
    };
  }

  /**
   * Fractal noise through the body of the object: no seams on round shapes.
   *
   * @param size of the largest blobs
   * @param fractal the noise
   * @param ramp colours for noise -1 .. 1
   * @return the texture
   */
  public static Texture stone(double size, Fractal fractal, Ramp ramp) {
    double s = 1 / size;
    return p -> {
      double n = Noise.solid(p.localX * s, p.localY * s, p.localZ * s, p.footprint() * s, fractal);
      ramp.paint(0.5 + 0.55 * n, p);
    };
  }

  /**
   * Veins: noise whose coordinates are bent by noise, folded at zero.
   *
   * @param size of the largest structures
   * @param bend how strongly the coordinates are bent, in sizes
   * @param fractal the noise
   * @param ramp first colour in the veins, last between them
   * @return the texture
   */
  public static Texture marble(double size, double bend, Fractal fractal, Ramp ramp) {
    double s = 1 / size;
    Fractal wide = new Fractal(2, 0.5, fractal.seed() + 101);
    return p -> {
      double foot = p.footprint() * s;
      double x = p.localX * s;
      double y = p.localY * s;
      double z = p.localZ * s;
      double shift = bend * Noise.solid(x, y, z, foot, wide);
      double n = Noise.solid(x + shift, y - shift, z + shift, foot * (1 + bend), fractal);
      double vein = 1.8 * Math.sqrt(n * n + 0.04 * foot * foot);
      ramp.paint(vein, p);
    };
  }

  /**
   * Growth rings of a log along local x, with fibres.
   *
   * @param ring width of a ring
   * @param wobble how far rings stray, in rings
   * @param seed which log
   * @param ramp early wood to late wood
   * @return the texture
   */
  public static Texture wood(double ring, double wobble, int seed, Ramp ramp) {
    double s = 1 / ring;
    Fractal slow = new Fractal(2, 0.5, seed);
    Fractal fibre = new Fractal(3, 0.7, seed + 7);
    double offY = 20 * Noise.cell(seed, 1, 3) - 10;
    double offZ = 12 + 30 * Noise.cell(seed, 2, 3);
    return p -> {
      double foot = p.footprint() * s;
      double x = p.localX * s;
      double y = p.localY * s + offY;
      double z = p.localZ * s + offZ;
      double stray = wobble * Noise.solid(0.03 * x, 0.25 * y, 0.25 * z, 0.25 * foot, slow);
      double r = Math.sqrt(y * y + z * z) + stray;
      double phase = r - Math.floor(r);
      // slow rise, quick fall, as late wood borders on the next year's early wood
      double saw = phase < 0.8 ? phase / 0.8 : (1 - phase) / 0.2;
      double keep = Noise.resolved(1.2 * foot);
      double fine = 0.35 * Noise.solid(0.15 * x, 3 * y, 3 * z, 3 * foot, fibre);
      ramp.paint(0.5 + keep * (0.8 * saw - 0.4) + fine, p);
    };
  }

  /**
   * A texture made lighter and darker by noise: dirt, wear, uneven paint.
   *
   * @param base what is modulated
   * @param size of the largest blobs
   * @param amount relative change, 0.1 slight .. 0.5 strong
   * @param fractal the noise
   * @return the texture
   */
  public static Texture uneven(Texture base, double size, double amount, Fractal fractal) {
    double s = 1 / size;
    return p -> {
      base.paint(p);
      double n = Noise.plane(p.u * s, p.v * s, p.footprint() * s, fractal);
      scale(p, 1 + amount * n);
    };
  }

  /**
   * Another texture on each pair of a box's faces.
   *
   * @param sides on -x and +x
   * @param fronts on -y and +y
   * @param caps on -z and +z
   * @return the texture
   */
  public static Texture faces(Texture sides, Texture fronts, Texture caps) {
    return p -> (p.face < 2 ? sides : p.face < 4 ? fronts : caps).paint(p);
  }

  /**
   * A texture at another place and angle of the surface.
   *
   * @param base the texture
   * @param radians turn of the pattern
   * @param shiftU added to u
   * @param shiftV added to v
   * @return the texture
   */
  public static Texture placed(Texture base, double radians, double shiftU, double shiftV) {
    double c = StrictMath.cos(radians);
    double s = StrictMath.sin(radians);
    double ac = Math.abs(c);
    double as = Math.abs(s);
    return p -> {
      double u = p.u;
      double v = p.v;
      double fu = p.footprintU;
      double fv = p.footprintV;
      p.u = c * u - s * v + shiftU;
      p.v = s * u + c * v + shiftV;
      p.footprintU = ac * fu + as * fv;
      p.footprintV = as * fu + ac * fv;
      base.paint(p);
      p.u = u;
      p.v = v;
      p.footprintU = fu;
      p.footprintV = fv;
    };
  }

  static void scale(SurfacePoint p, double factor) {
    double f = factor < 0 ? 0 : factor;
    p.red = Math.min(1, p.red * f);
    p.green = Math.min(1, p.green * f);
    p.blue = Math.min(1, p.blue * f);
  }
}
