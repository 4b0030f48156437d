package dev.lift3d.correction;

import dev.lift3d.correction.corrector.CorrectionChunk;
import dev.lift3d.correction.corrector.Corrector;
import dev.lift3d.correction.corrector.FeatureSources;
import dev.lift3d.correction.matrix.BlendSink;
import dev.lift3d.correction.matrix.BlendedRays;

/**
 * Blends operator features after a correction (Lift3D, equation 3), as rays are rendered.
 *
 * @param corrector how they are corrected
 * @param sources the operator's maps
 * @param out receives R x D, all zero before
 */
record CorrectedBlend(Corrector corrector, FeatureSources sources, float[] out)
    implements BlendSink {
  @Override
  public void add(BlendedRays rays, int firstRay) {
    corrector.correct(new CorrectionChunk(rays, sources), firstRay, out);
  }
}
