package dev.lift3d.core.procedural.texture;

/** How octaves of noise are summed: each is twice as fine as the one before. Immutable. */
public final class Fractal {
  private final int octaves;
  private final double gain;
  private final int seed;
  private final double firstWeight;

  /**
   * Creates the recipe.
   *
   * @param octaves how many, 1 .. 10
   * @param gain strength of an octave relative to the one before, in (0, 1]: 0.4 smooth, 0.8 rough
   * @param seed which pattern
   */
  public Fractal(int octaves, double gain, int seed) {
    if (octaves < 1 || octaves > 10 || !(gain > 0 && gain <= 1)) {
      throw new IllegalArgumentException(
          "a fractal needs 1..10 octaves and gain in (0, 1], found " + octaves + ", " + gain);
    }
    this.octaves = octaves;
    this.gain = gain;
    this.seed = seed;
    double energy = 0;
    double weight = 1;
    for (int i = 0; i < octaves; i++) {
      energy += weight * weight;
      weight *= gain;
    }
    firstWeight = 1 / Math.sqrt(energy);
  }

  int octaves() {
    return octaves;
  }

  double gain() {
    return gain;
  }

  int seed() {
    return seed;
  }

  /** The first octave's weight, so that rough and smooth sums spread alike. */
  double firstWeight() {
    return firstWeight;
  }
}
