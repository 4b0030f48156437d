package dev.lift3d.correction.corrector;

import dev.lift3d.epipolar.GatheredSamples;

/**
 * A chunk of rays as a corrector sees it.
 *
 * <p>Only contributions that matter are looked up: of the S x V of a ray a few dozen do. What is
 * left out is made up for by dividing by the weight that was used.
 *
 * @param gathered where the samples fell in the sources, and what the photographs show there
 * @param along (R, S) compositing weights
 * @param across (R, S, V) blending weights
 * @param sources the operator's maps
 */
public record CorrectionChunk(
    GatheredSamples gathered, float[] along, float[] across, FeatureSources sources) {
  /** Contributions below this share of a ray are left out. */
  static final float SMALLEST = 1e-4f;

  /**
   * The same rays with another operator.
   *
   * @param others its maps
   * @return the chunk
   */
  public CorrectionChunk with(FeatureSources others) {
    return new CorrectionChunk(gathered, along, across, others);
  }

  /** Whether any contribution of a sample can matter. */
  boolean counts(int sample) {
    return along[sample] > SMALLEST;
  }

  /** The share of a ray that a view contributes through a sample, or 0 if it does not matter. */
  float weight(int entry) {
    float weight = along[entry / gathered.views()] * across[entry];
    return weight > SMALLEST && gathered.masks()[entry] > 0 ? weight : 0;
  }

  /**
   * How well a view's own depth agrees with a sample: 0 contradicts (something stands before it), 1
   * agrees, 0.5 unknown. The one place where depth of source views enters correction.
   */
  float depthAgreement(int entry) {
    return 0.5f;
  }
}
