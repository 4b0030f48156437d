package dev.lift3d.correction.matrix;

/**
 * What of a ray's contributions is kept. Those of one view that follow each other within {@code
 * merge} pixels of the first are merged into one at their weighted mean place; then the largest are
 * kept until they make up {@code share} of the ray's weight, and scaled up to the whole.
 *
 * <p>Leaving out a share p of a row's weight moves a feature by at most p times the feature's
 * spread: with f' the mean of what is kept and g that of what is left out, the whole is f = (1 - p)
 * f' + p g, so f - f' = p (g - f'), and both lie between the least and the largest texel of the
 * row. Merging is exact for features that change linearly from texel to texel.
 *
 * @param share of each ray's weight that is kept, in (0, 1]
 * @param merge in pixels of the photograph, at least 0; 0 merges what falls on the same place
 */
public record Pruning(double share, double merge) {
  /** Keeps everything. */
  public static final Pruning NONE = new Pruning(1, 0);

  /** Moves features by less than 1 % of their size on photographs. */
  public static final Pruning DEFAULT = new Pruning(0.98, 1);

  /** Checks the ranges. */
  public Pruning {
    if (!(share > 0 && share <= 1) || !(merge >= 0 && Double.isFinite(merge))) {
      throw new IllegalArgumentException(
          "pruning keeps a share in (0, 1] and merges within 0 pixels or more, found "
              + share
              + ", "
              + merge);
    }
  }
}
