package dev.lift3d.correction.training;

import dev.lift3d.correction.RayPass;

/**
 * Where rays of known depth should end: for each sample the share of the ray's weight it should
 * have (Deng et al. 2022, depth-supervised NeRF, section 4.2).
 *
 * <p>A narrow bell around the known depth in normalised inverse depth, as wide as the samples are
 * apart, times the stretch of the ray each sample stands for.
 */
final class TerminationTarget {
  /** Narrowest bell: a 128th of the ray. */
  private static final double NARROWEST = 1.0 / 128;

  private TerminationTarget() {}

  /**
   * The target of a chunk.
   *
   * @param chunk the rays and their samples
   * @param known R depths, 0 where unknown
   * @param even samples a ray would have if they were spread evenly: decides the bell's width
   * @return (R, S), each ray's sum 1, or 0 where the depth is unknown
   */
  static float[] of(RayPass.Chunk chunk, float[] known, int even) {
    int samples = chunk.depths().length / known.length;
    double near = 1 / chunk.range().near();
    double span = near - 1 / chunk.range().far();
    double width = Math.max(NARROWEST, 0.6 / even);
    float[] out = new float[chunk.depths().length];
    double[] t = new double[samples];
    for (int r = 0; r < known.length; r++) {
      if (known[r] > 0) {
        for (int s = 0; s < samples; s++) {
          t[s] = (near - 1 / chunk.depths()[r * samples + s]) / span;
        }
        double truth = Math.max(0, Math.min(1, (near - 1 / known[r]) / span));
        bell(t, truth, width, out, r * samples);
      }
    }
    return out;
  }

  private static void bell(double[] t, double truth, double width, float[] out, int at) {
    double sum = 0;
    double[] share = new double[t.length];
    for (int s = 0; s < t.length; s++) {
      double stretch = t[Math.min(s + 1, t.length - 1)] - t[Math.max(s - 1, 0)];
      double off = (t[s] - truth) / width;
      share[s] = Math.exp(-0.5 * off * off) * stretch;
      sum += share[s];
    }
    for (int s = 0; s < t.length && sum > 0; s++) {
      out[at + s] = (float) (share[s] / sum);
    }
  }
}
