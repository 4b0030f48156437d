package dev.lift3d.operators;

import dev.lift3d.core.image.FeatureMap;
import java.util.Objects;

/**
 * Further features: scores without names, depth, descriptors.
 *
 * @param map H x W x K
 */
public record FeaturePrediction(FeatureMap map) implements Prediction {
  /** Checks that there is a map. */
  public FeaturePrediction {
    Objects.requireNonNull(map, "map");
  }
}
