package dev.lift3d.operators.dino;

import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.Tap;
import java.util.Objects;
import java.util.Optional;

/**
 * What of a DINO network is lifted.
 *
 * @param facet token, normalised token, query, key or value
 * @param layer from 1; 0 for the last, negative counts back from the last
 * @param stride pixels from patch to patch, at most the patch: less makes a finer map and takes
 *     longer with its square; 0 for the patch's size
 * @param longest pictures whose longer side has more pixels are made smaller first; 0 for no limit
 * @param rule how the table of positions is resized; empty for the layout's own rule
 */
public record DinoSettings(
    Tap.Facet facet, int layer, int stride, int longest, Optional<PositionRule> rule) {
  /** Checks the ranges. */
  public DinoSettings {
    Objects.requireNonNull(facet, "facet");
    Objects.requireNonNull(rule, "rule");
    if (facet == Tap.Facet.ATTENTION || stride < 0 || longest < 0) {
      throw new IllegalArgumentException(
          "needs a facet with a vector a patch, and sizes that are not negative, found %s, %d, %d"
              .formatted(facet, stride, longest));
    }
  }

  /**
   * The last layer's tokens after the final norm, patch by patch, of pictures up to 896 pixels.
   *
   * @return the settings
   */
  public static DinoSettings defaults() {
    return new DinoSettings(Tap.Facet.NORMALISED, 0, 0, 896, Optional.empty());
  }

  /**
   * The same for another place in the network.
   *
   * @param other what of the block
   * @param block from 1; 0 for the last, negative counts back
   * @return the settings
   */
  public DinoSettings at(Tap.Facet other, int block) {
    return new DinoSettings(other, block, stride, longest, rule);
  }

  /**
   * The same with overlapping patches.
   *
   * @param pixels from patch to patch
   * @return the settings
   */
  public DinoSettings everyPixels(int pixels) {
    return new DinoSettings(facet, layer, pixels, longest, rule);
  }
}
