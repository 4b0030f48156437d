package dev.lift3d.epipolar;

/** Which numerics the epipolar pipeline follows. */
public enum Conventions {
  /**
   * The original IBRNet implementation, for its checkpoints: maps are fetched with aligned corners
   * and zero padding, the attention mask removes queries, density is per sample whatever its
   * spacing, positions along a ray are sample indices.
   */
  IBRNET,
  /**
   * What those conventions mean to be: texel centres where they are, clamped borders with a mask,
   * views that do not see a sample give nothing, the attention mask removes keys, density is per
   * length of normalised inverse depth so that the number of samples may change, positions are
   * normalised inverse depth, and the last sample of a ray stands for everything behind it.
   */
  CORRECTED;

  /** Numbers that compare the viewing directions of target and source. */
  static final int DIRECTIONS = 4;

  /**
   * How many numbers beside its colours and features tell the aggregator about a view at a sample.
   *
   * @return 4, the difference of the viewing directions, or, corrected, 6 more from the view's own
   *     depth
   */
  public int differenceChannels() {
    return this == IBRNET ? DIRECTIONS : DIRECTIONS + DepthWitness.CHANNELS;
  }
}
