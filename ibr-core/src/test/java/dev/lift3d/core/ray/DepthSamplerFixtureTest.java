package dev.lift3d.core.ray;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static dev.lift3d.core.testing.Closeness.assertShareClose;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.testing.Fixture;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Depths along rays against IBRNet's. */
class DepthSamplerFixtureTest {
  @Test
  void coarseDepthsAreTheOriginals() {
    Fixture f = Fixture.open("ibrnet/sampling_coarse.npz");
    int samples = f.size("t_rand", 1);
    for (int k = 0; f.has("depth_range." + k); k++) {
      // The second range is so deep that single precision loses its digits.
      double relative = k == 0 ? 2e-6 : 1e-4;
      float[] ends = f.floats("depth_range." + k);
      DepthRange range = new DepthRange(ends[0], ends[1]);
      check(f, "inverse", k, DepthSampler.uniformInInverseDepth(range, samples), relative);
      check(f, "uniform", k, DepthSampler.uniformInDepth(range, samples), relative);
    }
  }

  private static void check(Fixture f, String kind, int k, float[] depths, double relative) {
    for (int ray = 0; ray < f.size("ray_d", 0); ray++) {
      String regular = "z." + kind + ".det." + k;
      assertClose(regular, f.row(regular, ray), depths, relativeTo(f.row(regular, ray), relative));
      String jittered = "z." + kind + ".perturbed." + k;
      float[] random = f.row("t_rand", ray);
      int[] next = {0};
      float[] z = DepthSampler.jittered(depths, () -> random[next[0]++]);
      assertClose(jittered, f.row(jittered, ray), z, relativeTo(f.row(jittered, ray), relative));
    }
  }

  private static IntToDoubleFunction relativeTo(float[] expected, double relative) {
    return i -> relative * Math.abs(expected[i]);
  }

  @Test
  void evenQuantilesFallWhereTheOriginalsDo() {
    Fixture f = Fixture.open("ibrnet/sampling_importance.npz");
    int draws = f.size("samples.det", 1);
    for (int row = 0; row < f.size("bins", 0); row++) {
      float[] u = new float[draws];
      for (int i = 0; i < draws; i++) {
        u[i] = (float) i / (draws - 1);
      }
      double[] bins = bins(f, row);
      DepthSampler.invert(bins, weights(f, row), u);
      // u = 1 falls into a bin whose probability is known to a percent in single precision.
      double last = 0.02 * (bins[bins.length - 1] - bins[bins.length - 2]);
      assertClose("row " + row, f.row("samples.det", row), u, i -> i == draws - 1 ? last : 3e-5);
    }
  }

  @Test
  void randomQuantilesFallWhereTheOriginalsDo() {
    Fixture f = Fixture.open("ibrnet/sampling_importance.npz");
    int draws = f.size("samples.random", 1);
    float[] all = new float[f.size("bins", 0) * draws];
    for (int row = 0; row < f.size("bins", 0); row++) {
      float[] u = f.row("u_rand", row);
      DepthSampler.invert(bins(f, row), weights(f, row), u);
      System.arraycopy(u, 0, all, row * draws, draws);
    }
    float[] expected = f.floats("samples.random");
    // Draws may fall into nearly empty bins, whose probabilities are differences of sums.
    assertClose("samples.random", expected, all, 3e-4);
    assertShareClose("samples.random", expected, all, 0.98, i -> 3e-6);
  }

  private static double[] bins(Fixture f, int row) {
    return wide(f.row("bins", row));
  }

  private static double[] weights(Fixture f, int row) {
    return wide(f.row("weights", row));
  }

  private static double[] wide(float[] values) {
    double[] out = new double[values.length];
    Arrays.setAll(out, i -> values[i]);
    return out;
  }
}
