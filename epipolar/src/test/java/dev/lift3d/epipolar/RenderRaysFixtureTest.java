package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static dev.lift3d.core.testing.Closeness.assertShareClose;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From photographs to colours of rays, against IBRNet's. */
class RenderRaysFixtureTest {
  private Fixture f;
  private OriginalPipeline pipeline;
  private Gradients.Mode inference;

  @BeforeEach
  void open() {
    f = Fixture.open("ibrnet/render_rays.npz");
    inference = Gradients.unrecorded();
    pipeline = new OriginalPipeline(f);
  }

  @AfterEach
  void close() {
    if (pipeline != null) {
      pipeline.close();
      inference.close();
    }
  }

  @Test
  void raysAreTheOriginals() {
    float[] directions = new float[pipeline.rays.directions().length];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = (float) pipeline.rays.directions()[i];
    }
    assertClose("ray_d", f.floats("ray_d"), directions, 1e-6);
  }

  @Test
  void thePassesAfterOneAnotherShowWhatTheOriginalShows() {
    FeatureNetwork.Maps maps = pipeline.encode();
    close("featmaps.coarse", maps.coarse(), 3e-4);
    close("featmaps.fine", maps.fine(), 3e-4);
    float[] z = pipeline.coarseDepths(f.size("coarse.z_vals", 1), null);
    assertClose("coarse.z_vals", f.floats("coarse.z_vals"), z, 1e-5);
    OriginalPipeline.Pass coarse = pass(maps.coarse(), z, true);
    close("coarse.rgb", coarse.rays().colour(), 2e-4);
    close("coarse.depth", coarse.rays().depth(), 5e-4);
    close("coarse.weights", coarse.rays().weights(), 2e-4);
    close("coarse.alpha", alpha(coarse), 2e-4);
    close("coarse.blending", coarse.samples().blending(), 2e-4);
    close("coarse.mask", coarse.mask(), 0);
    // Draws in nearly empty bins jump by a bin on rounding; a few rays see it.
    float[] fineDepths = pipeline.fineDepths(z, coarse, null);
    float[] expectedDepths = f.floats("fine.z_vals");
    assertShareClose("fine.z_vals", expectedDepths, fineDepths, 0.98, i -> 3e-4);
    assertClose("fine.z_vals", expectedDepths, fineDepths, 0.15);
    NDArray colour = pass(maps.fine(), fineDepths, false).rays().colour();
    close("fine.rgb", colour, 0.03);
    assertTrue(shareOfRays(colour, 2e-4) >= 0.85);
  }

  @Test
  void theFinePassOnTheOriginalsDepthsAndMapsShowsWhatTheOriginalShows() {
    OriginalPipeline.Pass fine =
        pipeline.pass(f.array("featmaps.fine"), f.floats("fine.z_vals"), pipeline.fineWeights);
    close("fine.rgb", fine.rays().colour(), 1e-5);
    close("fine.depth", fine.rays().depth(), 5e-5);
    close("fine.weights", fine.rays().weights(), 2e-5);
    close("fine.alpha", alpha(fine), 2e-4);
    close("fine.blending", fine.samples().blending(), 2e-4);
    close("fine.mask", fine.mask(), 0);
  }

  private OriginalPipeline.Pass pass(NDArray maps, float[] depths, boolean coarse) {
    HostArray host = TensorScope.host(maps);
    return pipeline.pass(host, depths, coarse ? pipeline.coarseWeights : pipeline.fineWeights);
  }

  private static NDArray alpha(OriginalPipeline.Pass pass) {
    return pass.samples().density().neg().exp().neg().add(1);
  }

  private double shareOfRays(NDArray colour, double tolerance) {
    float[] off = colour.toFloatArray();
    float[] expected = f.floats("fine.rgb");
    int within = 0;
    for (int r = 0; r < off.length / 3; r++) {
      double worst = 0;
      for (int c = 3 * r; c < 3 * r + 3; c++) {
        worst = Math.max(worst, Math.abs(off[c] - expected[c]));
      }
      within += worst <= tolerance ? 1 : 0;
    }
    return within / (off.length / 3.0);
  }

  private void close(String name, NDArray found, double tolerance) {
    assertClose(name, f.floats(name), found.toFloatArray(), tolerance);
  }
}
