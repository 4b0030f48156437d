package dev.lift3d.examples.protocol;

/**
 * Which cameras are compared, and when they see the same point.
 *
 * @param shortRange cameras of a short-range pair are so many steps apart on the path
 * @param longRange cameras of a long-range pair are so many steps apart, at least as many
 * @param tolerance the largest difference of depth of the same point, as a part of the depth
 */
public record ConsistencySettings(int shortRange, int longRange, double tolerance) {
  /** Neighbours and the fifth after; 5 % of depth. */
  public static final ConsistencySettings DEFAULT = new ConsistencySettings(1, 5, 0.05);

  /** Checks the ranges. */
  public ConsistencySettings {
    if (shortRange < 1 || longRange < shortRange || !(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          String.format(
              "pairs are 1 or more steps apart, long at least as far as short, and depth agrees"
                  + " within a part of it; found %d, %d, %s",
              shortRange, longRange, tolerance));
    }
  }

  /**
   * The same for another long range.
   *
   * @param steps cameras of a long-range pair are so many steps apart
   * @return the settings
   */
  public ConsistencySettings withLongRange(int steps) {
    return new ConsistencySettings(Math.min(shortRange, steps), steps, tolerance);
  }
}
