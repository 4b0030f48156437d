package dev.lift3d.correction;

/**
 * How many samples a ray gets.
 *
 * @param coarse samples of the first pass, uniform in inverse depth, at least 4
 * @param fine samples added where the first pass found matter; 0 renders from the first pass's
 *     depths alone
 */
public record RaySampling(int coarse, int fine) {
  /** The original's numbers: the exact path. */
  public static final RaySampling EXACT = new RaySampling(64, 64);

  /** Half the work of the exact path: for looking at pictures. */
  public static final RaySampling QUICK = new RaySampling(40, 24);

  /** Checks the ranges. */
  public RaySampling {
    if (coarse < 4 || fine < 0) {
      throw new IllegalArgumentException(
          "a ray needs at least 4 coarse and 0 fine samples, found " + coarse + ", " + fine);
    }
  }
}
