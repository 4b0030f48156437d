package dev.lift3d.operators.clip;

import java.util.Objects;

/**
 * What of CLIP is lifted.
 *
 * @param features which vectors
 * @param longest pictures whose longer side has more pixels are made smaller first; 0 for no limit
 * @param options how the network is run; its stride is also the crops' cell size
 */
public record ClipSettings(Features features, int longest, ClipModel.Options options) {
  /** Which vectors a cell holds; all in the space that words share. */
  public enum Features {
    /** The last layer's values: sharp, and the best match to words patch by patch. */
    DENSE,
    /** The last layer's tokens: what attention gathered from the whole picture. */
    TOKENS,
    /** Vectors of crops of several sizes: the best match to words, a thousand times the work. */
    CROPS
  }

  /** Checks the ranges. */
  public ClipSettings {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(options, "options");
    if (longest < 0) {
      throw new IllegalArgumentException("longest must not be negative, found " + longest);
    }
  }

  /**
   * Dense features of pictures up to 896 pixels.
   *
   * @return the settings
   */
  public static ClipSettings defaults() {
    return new ClipSettings(Features.DENSE, 896, ClipModel.Options.defaults());
  }

  /**
   * The same with other vectors.
   *
   * @param other which
   * @return the settings
   */
  public ClipSettings of(Features other) {
    return new ClipSettings(other, longest, options);
  }
}
