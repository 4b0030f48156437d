package dev.lift3d.correction.corrector;

/**
 * Turns the source views' features along rays into the rays' features.
 *
 * <p>Implementations may be called from several threads at once, with a chunk each.
 */
public interface Corrector {
  /**
   * Corrects, blends and composites a chunk's features.
   *
   * @param chunk where the samples fell, and the colours' weights
   * @param firstRay where the chunk starts in {@code out}
   * @param out receives R x D, all zero before; rays that no view sees stay zero
   */
  void correct(CorrectionChunk chunk, int firstRay, float[] out);
}
