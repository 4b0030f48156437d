package dev.lift3d.correction;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.epipolar.SourceMap;
import java.util.Optional;

/**
 * A source view, encoded.
 *
 * @param coarse photograph and image features of the coarse pass
 * @param fine the same photograph and image features of the fine pass
 * @param features what the operator's encoder made of the photograph
 */
record EncodedView(SourceMap coarse, SourceMap fine, Optional<FeatureMap> features) {}
