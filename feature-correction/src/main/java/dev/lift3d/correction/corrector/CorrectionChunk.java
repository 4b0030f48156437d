package dev.lift3d.correction.corrector;

import dev.lift3d.correction.matrix.BlendedRays;
import dev.lift3d.epipolar.GatheredSamples;

/**
 * A chunk of rays as a corrector sees it.
 *
 * @param rays where the samples fell in the sources, and how colours were blended there
 * @param sources the operator's maps
 */
public record CorrectionChunk(BlendedRays rays, FeatureSources sources) {
  /**
   * Where the samples fell in the sources, and what the photographs show there.
   *
   * @return the rays' samples
   */
  public GatheredSamples gathered() {
    return rays.gathered();
  }
}
