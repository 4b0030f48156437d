package dev.lift3d.operators.vit;

import java.util.Objects;

/**
 * A place in a network whose numbers are wanted.
 *
 * @param facet what of the block
 * @param layer which block, from 1; 0 for the tokens that enter the first
 */
public record Tap(Facet facet, int layer) {
  /** What of a block is wanted; (B, T, D) but for {@link #ATTENTION}. */
  public enum Facet {
    /** What leaves the block. */
    TOKEN,
    /** What leaves the block, through the network's final norm. */
    NORMALISED,
    /** The attention's queries, before any rotation. */
    QUERY,
    /** The attention's keys, before any rotation. */
    KEY,
    /** The attention's values. */
    VALUE,
    /** The attention's output layer on the values, as if each token attended to itself alone. */
    VALUE_OUTPUT,
    /** How much each token attends to each, (B, H, T, T). */
    ATTENTION
  }

  /** Checks the range. */
  public Tap {
    Objects.requireNonNull(facet, "facet");
    if (layer < 0 || layer == 0 && facet != Facet.TOKEN && facet != Facet.NORMALISED) {
      throw new IllegalArgumentException("layers count from 1, found " + facet + " of " + layer);
    }
  }
}
