package dev.lift3d.examples.protocol.warp;

import java.util.Optional;

/** Finds where two views show the same point. */
@FunctionalInterface
public interface Warp {
  /**
   * Looks for the points of one view in another.
   *
   * @param at the view whose pixels are asked for
   * @param other the view in which their points are looked for
   * @return where they are; empty if this warp knows nothing of the pair
   */
  Optional<Correspondences> between(WarpView at, WarpView other);
}
