package dev.lift3d.correction;

/**
 * How many samples a ray gets, and where the second pass looks.
 *
 * @param coarse samples of the first pass, uniform in inverse depth, at least 4
 * @param fine samples of the second pass where the first found matter; 0 renders from the first
 *     pass's depths alone
 * @param merged whether the second pass looks at the first one's depths, too, as the original does;
 *     else at its own alone
 */
public record RaySampling(int coarse, int fine, boolean merged) {
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
    if (!merged && fine < 2) {
      throw new IllegalArgumentException(
          "without the coarse samples at least 2 fine ones are needed, found " + fine);
    }
  }

  /**
   * As the original samples: the second pass looks at all depths.
   *
   * @param coarse samples of the first pass
   * @param fine samples added by the second
   */
  public RaySampling(int coarse, int fine) {
    this(coarse, fine, true);
  }

  /**
   * The first pass only guides the second.
   *
   * @param coarse samples of the first pass
   * @param fine samples of the second
   * @return the sampling
   */
  public static RaySampling guided(int coarse, int fine) {
    return new RaySampling(coarse, fine, false);
  }

  /**
   * Samples of the second pass.
   *
   * @return how many depths it looks at
   */
  public int last() {
    return merged ? coarse + fine : fine;
  }
}
