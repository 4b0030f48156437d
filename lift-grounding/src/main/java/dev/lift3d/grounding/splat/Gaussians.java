package dev.lift3d.grounding.splat;

import dev.lift3d.core.InputException;
import java.util.Objects;

/**
 * N Gaussians in the world. Arrays are shared, not copied; treat them as read-only.
 *
 * <p>Values are as they act: scales linear, opacities in [0, 1]; activations are the caller's.
 *
 * @param means N x 3, centres
 * @param shapes covariances
 * @param opacities N, in [0, 1]
 * @param appearance colours and features
 */
public record Gaussians(
    float[] means, GaussianShapes shapes, float[] opacities, Appearance appearance) {
  /** Checks sizes and numbers; the message of a refusal names the Gaussian. */
  public Gaussians {
    Objects.requireNonNull(shapes, "shapes");
    Objects.requireNonNull(appearance, "appearance");
    int count = opacities.length;
    FiniteNumbers.require("mean", means, count, 3);
    FiniteNumbers.require("opacity", opacities, count, 1);
    FiniteNumbers.require("features", appearance.features(), count, appearance.channels());
    if (shapes.count() != count) {
      throw new IllegalArgumentException(
          count + " Gaussians need as many shapes, found " + shapes.count());
    }
    appearance
        .harmonics()
        .ifPresent(
            h -> FiniteNumbers.require("harmonics", h.coefficients(), count, 3 * h.stored()));
    for (int n = 0; n < count; n++) {
      if (opacities[n] < 0 || opacities[n] > 1) {
        throw new InputException(
            "Gaussian " + n + ": opacity must lie in [0, 1], found " + opacities[n]);
      }
    }
  }

  /**
   * How many Gaussians there are.
   *
   * @return N, may be 0
   */
  public int count() {
    return opacities.length;
  }
}
