package dev.lift3d.core.procedural.random;

import java.util.List;

/**
 * A splittable stream of random numbers: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014).
 *
 * <p>The numbers depend on the seed alone. {@link #split} makes an independent stream without
 * advancing this one, so that adding a draw in one place does not move the numbers of another. Not
 * thread-safe.
 */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private long state;

  /**
   * Starts a stream.
   *
   * @param seed any number
   */
  public RandomStream(long seed) {
    this.seed = seed;
    this.state = mix(seed + GOLDEN_GAMMA);
  }

  /**
   * SplitMix64's finaliser: a bijection of 64 bits that leaves no visible pattern.
   *
   * @param value any number
   * @return its well-mixed image
   */
  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * An independent stream that depends on this stream's seed and the name, not on what was drawn.
   *
   * @param name what the stream is for
   * @return the new stream
   */
  public RandomStream split(String name) {
    return split(name.hashCode());
  }

  /**
   * An independent stream that depends on this stream's seed and the number, not on what was drawn.
   *
   * @param label which one
   * @return the new stream
   */
  public RandomStream split(long label) {
    return new RandomStream(mix(seed ^ mix(label * GOLDEN_GAMMA + 0x632BE59BD9B4E019L)));
  }

  /**
   * The next 64 bits.
   *
   * @return any long, all equally likely
   */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * A fraction.
   *
   * @return uniform in [0, 1)
   */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * A number from a range.
   *
   * @param low lower end
   * @param high upper end
   * @return uniform in [low, high)
   */
  public double uniform(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /**
   * A number whose logarithm is uniform: as many between 1 and 2 as between 2 and 4.
   *
   * @param low lower end, positive
   * @param high upper end
   * @return log-uniform in [low, high)
   */
  public double logUniform(double low, double high) {
    return low * StrictMath.pow(high / low, nextDouble());
  }

  /**
   * A whole number from a range, both ends included.
   *
   * @param low lower end
   * @param high upper end, not below low
   * @return one of low .. high
   */
  public int between(int low, int high) {
    return low + (int) (nextDouble() * (high - low + 1));
  }

  /**
   * A coin that shows true with the given probability.
   *
   * @param probability of true
   * @return true or false
   */
  public boolean chance(double probability) {
    return nextDouble() < probability;
  }

  /**
   * A standard normal number (Box and Muller).
   *
   * @return mean 0, standard deviation 1
   */
  public double gaussian() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /**
   * One of a list.
   *
   * @param <T> what the list holds
   * @param choices at least one
   * @return an element, all equally likely
   */
  public <T> T pick(List<T> choices) {
    return choices.get(between(0, choices.size() - 1));
  }
}
