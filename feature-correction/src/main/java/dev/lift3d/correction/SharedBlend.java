package dev.lift3d.correction;

import dev.lift3d.correction.corrector.FeatureSources;
import dev.lift3d.correction.matrix.BlendSink;
import dev.lift3d.correction.matrix.BlendedRays;

/**
 * Blends operator features with the weights that colours were blended with (Lift3D, equation 2), as
 * rays are rendered. What is left out of a ray is made up for by dividing by the weight that was
 * used. A {@link dev.lift3d.correction.matrix.LiftingMatrix} does the same from kept weights.
 */
final class SharedBlend implements BlendSink {
  private final FeatureSources sources;
  private final float[] out;

  /**
   * Makes ready.
   *
   * @param sources the operator's maps
   * @param out receives R x D
   */
  SharedBlend(FeatureSources sources, float[] out) {
    this.sources = sources;
    this.out = out;
  }

  @Override
  public void add(BlendedRays rays, int firstRay) {
    int channels = sources.channels();
    float[] texel = new float[channels];
    float[] total = new float[1];
    for (int r = 0; r < rays.gathered().rays(); r++) {
      int to = (firstRay + r) * channels;
      total[0] = 0;
      rays.contributions(
          r,
          (view, u, v, weight) -> {
            sources.sample(view, u, v, texel);
            accumulate(weight, texel, to);
            total[0] += weight;
          });
      divide(to, channels, total[0]);
    }
  }

  private void accumulate(float weight, float[] texel, int to) {
    for (int c = 0; c < texel.length; c++) {
      out[to + c] += weight * texel[c];
    }
  }

  private void divide(int to, int channels, float total) {
    if (total > 0) {
      for (int c = 0; c < channels; c++) {
        out[to + c] /= total;
      }
    }
  }
}
