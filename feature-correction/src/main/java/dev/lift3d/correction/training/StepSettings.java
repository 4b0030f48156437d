package dev.lift3d.correction.training;

import dev.lift3d.correction.RaySampling;
import java.util.Objects;

/**
 * How a step is worked.
 *
 * @param sampling samples along each ray
 * @param chunk rays worked at once by one worker; decides speed, not values
 * @param depthWeight weight of the depth loss where depth is known
 */
public record StepSettings(RaySampling sampling, int chunk, double depthWeight) {
  /** Checks the ranges. */
  public StepSettings {
    Objects.requireNonNull(sampling, "sampling");
    if (chunk < 1 || !(depthWeight >= 0)) {
      throw new IllegalArgumentException(
          "chunk must be positive and depthWeight not negative, found "
              + chunk
              + ", "
              + depthWeight);
    }
  }
}
