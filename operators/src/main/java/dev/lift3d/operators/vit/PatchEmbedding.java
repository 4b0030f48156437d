package dev.lift3d.operators.vit;

import java.util.Set;

/**
 * How pictures become tokens.
 *
 * @param patch pixels a side of a patch
 * @param positions rows of the table of positions: m m, or 1 + m m where the class token has one; 0
 *     if there is no table
 * @param registers tokens between class and patches
 * @param traits what else is there
 */
public record PatchEmbedding(int patch, int positions, int registers, Set<Trait> traits) {
  /** What only some networks have. */
  public enum Trait {
    /** The patch layer has a bias. */
    BIAS,
    /** Tokens are normalised before the first block. */
    PRE_NORM
  }

  /** Checks the ranges. */
  public PatchEmbedding {
    traits = Set.copyOf(traits);
    if (patch < 1 || registers < 0 || positions < 0) {
      throw new IllegalArgumentException(
          "patch must be positive and counts not negative, found %d, %d, %d"
              .formatted(patch, positions, registers));
    }
    int m = (int) Math.sqrt(positions);
    if (positions != m * m && positions != 1 + m * m) {
      throw new IllegalArgumentException(
          "a table of positions is square, found " + positions + " rows");
    }
  }

  /** Patches a side of the pictures that the table was made for. */
  int side() {
    return (int) Math.sqrt(positions);
  }

  /** Whether the class token has a position. */
  boolean classPosition() {
    return positions > 0 && positions != side() * side();
  }

  /**
   * Tokens before the patches.
   *
   * @return the class token and the registers
   */
  public int prefix() {
    return 1 + registers;
  }
}
