package dev.lift3d.correction;

/**
 * How many samples a ray gets, and where the second pass looks.
 *
 * @param coarse samples of the first pass, uniform in inverse depth, at least 4
 * @param fine samples of the second pass where the first found matter; 0 renders from the first
 *     pass's depths alone
 * @param merged whether the second pass looks at the first one's depths, too, as the original does;
 *     else at its own alone
 * @param sharing the first pass is made once for a block of so many by so many pixels; 1 gives each
 *     ray its own
 */
public record RaySampling(int coarse, int fine, boolean merged, int sharing) {
  /** The original's numbers: the exact path. */
  public static final RaySampling EXACT = new RaySampling(64, 64);

  /** Half the work of the exact path: for looking at pictures. */
  public static final RaySampling QUICK = new RaySampling(40, 24);

  /** The fast path: blocks share their first pass, the second looks only where that points. */
  public static final RaySampling FAST = new RaySampling(48, 20, false, 4);

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
    if (sharing < 1 || (merged && sharing > 1)) {
      throw new IllegalArgumentException(
          "blocks of at least 1 pixel share a first pass, and what is shared is not looked at"
              + " again, found "
              + sharing);
    }
  }

  /**
   * As the original samples: the second pass looks at all depths.
   *
   * @param coarse samples of the first pass
   * @param fine samples added by the second
   */
  public RaySampling(int coarse, int fine) {
    this(coarse, fine, true, 1);
  }

  /**
   * The first pass only guides the second.
   *
   * @param coarse samples of the first pass
   * @param fine samples of the second
   * @return the sampling
   */
  public static RaySampling guided(int coarse, int fine) {
    return new RaySampling(coarse, fine, false, 1);
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
