package dev.lift3d.operators;

import dev.lift3d.core.image.FeatureMap;

/**
 * The half of an operator that turns features into a prediction, wherever they come from: its own
 * encoder, or lifting.
 *
 * <p>Implementations may be called from several threads at once.
 */
@FunctionalInterface
public interface FeatureDecoder {
  /**
   * Decodes a feature map.
   *
   * @param map H x W x D, as many channels as the operator's encoder gives
   * @return the prediction for the picture that the map's cells lie in
   */
  Prediction decode(FeatureMap map);
}
