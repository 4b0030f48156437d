package dev.lift3d.correction;

import dev.lift3d.correction.corrector.CorrectionSettings;
import dev.lift3d.epipolar.BlendingMode;
import java.util.Objects;

/**
 * How rays are rendered.
 *
 * @param sampling samples along each ray
 * @param blending learned weights, or even ones for comparison
 * @param correction how operator features are corrected
 */
public record RenderSettings(
    RaySampling sampling, BlendingMode blending, CorrectionSettings correction) {
  /** 64 + 64 samples, as the original renders. */
  public static final RenderSettings EXACT =
      new RenderSettings(RaySampling.EXACT, BlendingMode.LEARNED);

  /** Checks that nothing is null. */
  public RenderSettings {
    Objects.requireNonNull(sampling, "sampling");
    Objects.requireNonNull(blending, "blending");
    Objects.requireNonNull(correction, "correction");
  }

  /**
   * Settings with the best correction that the weights offer.
   *
   * @param sampling samples along each ray
   * @param blending learned weights, or even ones for comparison
   */
  public RenderSettings(RaySampling sampling, BlendingMode blending) {
    this(sampling, blending, CorrectionSettings.DEFAULT);
  }

  /**
   * The same with other samples.
   *
   * @param other samples along each ray
   * @return the settings
   */
  public RenderSettings withSampling(RaySampling other) {
    return new RenderSettings(other, blending, correction);
  }

  /**
   * The same with another correction.
   *
   * @param other how operator features are corrected
   * @return the settings
   */
  public RenderSettings withCorrection(CorrectionSettings other) {
    return new RenderSettings(sampling, blending, other);
  }

  /**
   * The same with every view counting alike, and no correction.
   *
   * @return a baseline
   */
  public RenderSettings withUniformBlending() {
    return new RenderSettings(sampling, BlendingMode.UNIFORM, CorrectionSettings.NONE);
  }
}
