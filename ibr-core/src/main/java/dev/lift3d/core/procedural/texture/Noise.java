package dev.lift3d.core.procedural.texture;

/**
 * Smooth noise from hashed lattices: gradient noise (Perlin, "Improving Noise", SIGGRAPH 2002) and
 * its fractal sum.
 *
 * <p>Integer hashes and plain arithmetic only: the same on every machine.
 */
public final class Noise {
  private Noise() {}

  static int hash(int x, int y, int z, int seed) {
    int h = seed + x * 0x27d4eb2d + y * 0x165667b1 + z * 0x9E3779B1;
    h = (h ^ (h >>> 15)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  /**
   * A fraction that belongs to a lattice cell.
   *
   * @param x cell
   * @param y cell
   * @param seed which pattern
   * @return uniform in [0, 1)
   */
  public static double cell(int x, int y, int seed) {
    return (hash(x, y, 0, seed) >>> 8) * 0x1.0p-24;
  }

  private static double gradient(int h, double x, double y) {
    double a = (h & 1) == 0 ? x : -x;
    double b = (h & 2) == 0 ? y : -y;
    return (h & 4) == 0 ? a + 0.41421356 * b : b + 0.41421356 * a;
  }

  private static double gradient(int h, double x, double y, double z) {
    int k = h & 15;
    double a = k < 8 ? x : y;
    double b = k < 4 ? y : k == 12 || k == 14 ? x : z;
    return ((k & 1) == 0 ? a : -a) + ((k & 2) == 0 ? b : -b);
  }

  private static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  static int floor(double v) {
    int i = (int) v;
    return v < i ? i - 1 : i;
  }

  /**
   * Gradient noise in the plane.
   *
   * @param x coordinate, in cells
   * @param y coordinate, in cells
   * @param seed which pattern
   * @return about -1 .. 1, mean 0, zero on the lattice
   */
  public static double plane(double x, double y, int seed) {
    int ix = floor(x);
    int iy = floor(y);
    double fx = x - ix;
    double fy = y - iy;
    double g00 = gradient(hash(ix, iy, 0, seed), fx, fy);
    double g10 = gradient(hash(ix + 1, iy, 0, seed), fx - 1, fy);
    double g01 = gradient(hash(ix, iy + 1, 0, seed), fx, fy - 1);
    double g11 = gradient(hash(ix + 1, iy + 1, 0, seed), fx - 1, fy - 1);
    double wx = fade(fx);
    double a = g00 + wx * (g10 - g00);
    double b = g01 + wx * (g11 - g01);
    return 1.4 * (a + fade(fy) * (b - a));
  }

  /**
   * Gradient noise in space.
   *
   * @param x coordinate, in cells
   * @param y coordinate, in cells
   * @param z coordinate, in cells
   * @param seed which pattern
   * @return about -1 .. 1, mean 0, zero on the lattice
   */
  public static double solid(double x, double y, double z, int seed) {
    int ix = floor(x);
    int iy = floor(y);
    int iz = floor(z);
    double fx = x - ix;
    double fy = y - iy;
    double fz = z - iz;
    double g000 = gradient(hash(ix, iy, iz, seed), fx, fy, fz);
    double g100 = gradient(hash(ix + 1, iy, iz, seed), fx - 1, fy, fz);
    double g010 = gradient(hash(ix, iy + 1, iz, seed), fx, fy - 1, fz);
    double g110 = gradient(hash(ix + 1, iy + 1, iz, seed), fx - 1, fy - 1, fz);
    double g001 = gradient(hash(ix, iy, iz + 1, seed), fx, fy, fz - 1);
    double g101 = gradient(hash(ix + 1, iy, iz + 1, seed), fx - 1, fy, fz - 1);
    double g011 = gradient(hash(ix, iy + 1, iz + 1, seed), fx, fy - 1, fz - 1);
    double g111 = gradient(hash(ix + 1, iy + 1, iz + 1, seed), fx - 1, fy - 1, fz - 1);
    double wx = fade(fx);
    double wy = fade(fy);
    double a = mix(mix(g000, g100, wx), mix(g010, g110, wx), wy);
    double b = mix(mix(g001, g101, wx), mix(g011, g111, wx), wy);
    return mix(a, b, fade(fz));
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }

  /**
   * How much of an octave survives a pixel: all while its cells span three pixels, nothing once
   * they are as small as the pixel.
   *
   * @param cellsPerPixel footprint times frequency
   * @return weight in [0, 1]
   */
  static double resolved(double cellsPerPixel) {
    double w = 1.5 - 1.5 * cellsPerPixel;
    return w > 1 ? 1 : w < 0 ? 0 : w;
  }

  /**
   * A fractal sum in the plane: each octave twice as fine and {@code gain} times as strong.
   *
   * @param x coordinate, in cells of the first octave
   * @param y coordinate, in cells of the first octave
   * @param footprint extent of the pixel, in cells of the first octave
   * @param fractal octaves, gain and seed
   * @return about -1 .. 1, mean 0
   */
  public static double plane(double x, double y, double footprint, Fractal fractal) {
    double sum = 0;
    double weight = fractal.firstWeight();
    for (int i = 0; i < fractal.octaves(); i++) {
      double w = weight * resolved(footprint);
      if (w == 0) {
        break;
      }
      sum += w * plane(x, y, fractal.seed() + i);
      // a turn of 37 degrees and the doubling: lattice directions do not line up
      double nx = 1.5972 * x - 1.2036 * y + 0.37;
      y = 1.2036 * x + 1.5972 * y + 0.71;
      x = nx;
      footprint *= 2;
      weight *= fractal.gain();
    }
    return sum;
  }

  /**
   * A fractal sum in space.
   *
   * @param x coordinate, in cells of the first octave
   * @param y coordinate, in cells of the first octave
   * @param z coordinate, in cells of the first octave
   * @param footprint extent of the pixel, in cells of the first octave
   * @param fractal octaves, gain and seed
   * @return about -1 .. 1, mean 0
   */
  public static double solid(double x, double y, double z, double footprint, Fractal fractal) {
    double sum = 0;
    double weight = fractal.firstWeight();
    for (int i = 0; i < fractal.octaves(); i++) {
      double w = weight * resolved(footprint);
      if (w == 0) {
        break;
      }
      sum += w * solid(x, y, z, fractal.seed() + i);
      double nx = 1.5972 * x - 1.2036 * y + 0.37;
      double ny = 1.2036 * x + 1.5972 * y + 0.71;
      x = nx;
      y = ny;
      z = 2 * z + 0.53;
      footprint *= 2;
      weight *= fractal.gain();
    }
    return sum;
  }
}
