package dev.lift3d.correction;

import dev.lift3d.epipolar.BlendingMode;
import java.util.Objects;

/**
 * How rays are rendered.
 *
 * @param sampling samples along each ray
 * @param blending learned weights, or even ones for comparison
 */
public record RenderSettings(RaySampling sampling, BlendingMode blending) {
  /** 64 + 64 samples, as the original renders. */
  public static final RenderSettings EXACT =
      new RenderSettings(RaySampling.EXACT, BlendingMode.LEARNED);

  /** Checks that nothing is null. */
  public RenderSettings {
    Objects.requireNonNull(sampling, "sampling");
    Objects.requireNonNull(blending, "blending");
  }

  /**
   * The same with other samples.
   *
   * @param other samples along each ray
   * @return the settings
   */
  public RenderSettings withSampling(RaySampling other) {
    return new RenderSettings(other, blending);
  }

  /**
   * The same with every view counting alike.
   *
   * @return a baseline
   */
  public RenderSettings withUniformBlending() {
    return new RenderSettings(sampling, BlendingMode.UNIFORM);
  }
}
