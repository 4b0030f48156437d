package dev.lift3d.correction;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;

/**
 * An operator's features as a target camera sees them.
 *
 * @param map H x W x D, on the operator's own grid; where no source view sees anything, continued
 *     from around
 * @param opacity H x W x 1 in [0, 1]: the confidence of each cell
 */
public record LiftedFeatures(FeatureMap map, Image opacity) {}
