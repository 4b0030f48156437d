package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.epipolar.stereo.PixelTransfer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A target camera's depth from that of source views. Each source's surface is a candidate at the
 * pixels that it covers; a candidate's score is how far the sources agree with it, less how far
 * they see through it (after the stability of Merrell et al., ICCV 2007). Going from near to far, a
 * candidate must be clearly better to be preferred to what would hide it.
 */
final class DepthFusion {
  /** Trust from which on a surface stands by itself. */
  private static final double TRUSTED = 0.3;

  /** Trust below which it is no candidate. */
  private static final double LEAST = 0.02;

  /** The part by which what lies behind must be better. */
  private static final double BETTER = 0.5;

  /** Candidates that differ by less than this part are one surface. */
  private static final double SAME_PART = 0.01;

  private final Camera target;
  private final List<DepthView> views;
  private final PixelTransfer[] to;

  DepthFusion(Camera target, List<DepthView> views) {
    this.target = target;
    this.views = views;
    this.to =
        views.stream()
            .map(v -> PixelTransfer.between(target, v.camera()))
            .toArray(PixelTransfer[]::new);
  }

  /** H x W, one over z; 0 where no source shows a surface. */
  float[] fused() {
    // The untrusted lie over the trusted in one's own view: each is painted without the other, too.
    float[][] surfaces = new float[2 * views.size()][];
    IntStream.range(0, surfaces.length)
        .parallel()
        .forEach(
            k ->
                surfaces[k] =
                    SurfaceRaster.of(views.get(k / 2), target, k % 2 == 0 ? TRUSTED : LEAST));
    int width = target.intrinsics().width();
    float[] out = new float[width * target.intrinsics().height()];
    IntStream.range(0, target.intrinsics().height())
        .parallel()
        .forEach(
            row -> {
              double[] candidates = new double[surfaces.length];
              double[] p = new double[3];
              for (int i = row * width; i < (row + 1) * width; i++) {
                for (int k = 0; k < candidates.length; k++) {
                  candidates[k] = surfaces[k][i];
                }
                Arrays.sort(candidates);
                double best = best(i - row * width + 0.5, row + 0.5, candidates, p);
                out[i] = (float) meanAround(best, candidates);
              }
            });
    return out;
  }

  /** The best of the candidates, which rise; 0 if all are 0. */
  private double best(double u, double v, double[] candidates, double[] p) {
    double best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = candidates.length - 1; k >= 0 && candidates[k] > 0; k--) {
      if (k + 1 == candidates.length || candidates[k] != candidates[k + 1]) {
        double score = score(u, v, candidates[k], p);
        if (score > most + BETTER * Math.max(0, most)) {
          most = score;
          best = candidates[k];
        }
      }
    }
    return best;
  }

  private double score(double u, double v, double w, double[] p) {
    double score = 0;
    for (int j = 0; j < to.length; j++) {
      to[j].at(u, v, w, p);
      score += views.get(j).posed().agreement(p, to[j].baseline());
    }
    return score;
  }

  private static double meanAround(double best, double[] candidates) {
    double sum = 0;
    int count = 0;
    for (double w : candidates) {
      if (w > 0 && Math.abs(w - best) <= SAME_PART * best) {
        sum += w;
        count++;
      }
    }
    return count > 0 ? sum / count : 0;
  }
}
