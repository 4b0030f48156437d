package dev.lift3d.correction;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.corrector.FeatureMoments;
import dev.lift3d.epipolar.SourceMap;
import java.util.Optional;

/**
 * A source view, encoded.
 *
 * @param coarse photograph and image features of the coarse pass
 * @param fine the same photograph and image features of the fine pass
 * @param features what the operator's encoder made of the photograph
 * @param moments the scale of those features
 */
record EncodedView(
    SourceMap coarse,
    SourceMap fine,
    Optional<FeatureMap> features,
    Optional<FeatureMoments> moments) {
  /** Puts a view together, and counts its features. */
  static EncodedView of(SourceMap coarse, SourceMap fine, Optional<FeatureMap> features) {
    return new EncodedView(coarse, fine, features, features.map(FeatureMoments::of));
  }

  /** Memory that the arrays take; the photograph is shared by both maps. */
  long bytes() {
    long floats = coarse.colours().length + coarse.features().length + fine.features().length;
    return Float.BYTES * (floats + features.map(f -> f.data().length).orElse(0));
  }
}
