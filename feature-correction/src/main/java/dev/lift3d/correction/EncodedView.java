package dev.lift3d.correction;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.corrector.FeatureMoments;
import java.util.Optional;

/**
 * A source view, encoded.
 *
 * @param maps photograph and image features
 * @param features what the operator's encoder made of the photograph
 * @param moments the scale of those features
 */
record EncodedView(
    SourceMaps maps, Optional<FeatureMap> features, Optional<FeatureMoments> moments) {
  /** Puts a view together, and counts its features. */
  static EncodedView of(SourceMaps maps, Optional<FeatureMap> features) {
    return new EncodedView(maps, features, features.map(FeatureMoments::of));
  }

  /** Memory that the arrays take. */
  long bytes() {
    return maps.bytes() + Float.BYTES * features.map(f -> (long) f.data().length).orElse(0L);
  }
}
