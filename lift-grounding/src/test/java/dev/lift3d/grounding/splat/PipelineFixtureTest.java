package dev.lift3d.grounding.splat;

import static dev.lift3d.grounding.splat.DoubleCloseness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lift3d.core.testing.Fixture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** From Gaussians to pictures and back, of several cameras, against gsplat's, in doubles. */
class PipelineFixtureTest {
  private static final double TOLERANCE = 1e-10; // both sides are doubles
  private static final SplatSettings CLASSIC =
      SplatSettings.GSPLAT_1_5_3.withProjection(
          ProjectionSettings.GSPLAT.withExtent(ScreenExtent.FIXED));

  @Test
  void classicPicturesAndGradientsAreTheOriginals() {
    compare(Fixture.open("gsplat/pipeline.npz"), CLASSIC);
  }

  @Test
  void antialiasedPicturesWithExpectedDepthAreTheOriginals() {
    compare(
        Fixture.open("gsplat/pipeline_aa_ed.npz"),
        CLASSIC.antialiased().withDepth(DepthChannel.EXPECTED));
  }

  private static void compare(Fixture f, SplatSettings settings) {
    Gaussians gaussians = SplatFixture.gaussians(f);
    double[] sumMeans = new double[3 * gaussians.count()];
    double[] sumQuats = new double[4 * gaussians.count()];
    double[] sumScales = new double[3 * gaussians.count()];
    double[] sumOpacities = new double[gaussians.count()];
    double[] sumFeatures = new double[gaussians.appearance().features().length];
    for (int c = 0; c < f.size("viewmats", 0); c++) {
      ReferencePass.Gradients g = view(f, gaussians, settings, c);
      add(g.gaussians().means, sumMeans);
      add(g.gaussians().quaternions, sumQuats);
      add(g.gaussians().scales, sumScales);
      add(g.gaussians().opacities, sumOpacities);
      add(g.gaussians().features, sumFeatures);
    }
    close("g_means", SplatFixture.doubles(f, "g_means"), sumMeans);
    close("g_quats", SplatFixture.doubles(f, "g_quats"), sumQuats);
    close("g_scales", SplatFixture.doubles(f, "g_scales"), sumScales);
    close("g_opacities", SplatFixture.doubles(f, "g_opacities"), sumOpacities);
    close("g_features", SplatFixture.doubles(f, "g_features"), sumFeatures);
  }

  /** One camera's picture and gradients. */
  private static ReferencePass.Gradients view(
      Fixture f, Gaussians gaussians, SplatSettings settings, int c) {
    int planes = f.size("image", 3);
    TileGrid grid = new TileGrid(f.size("image", 2), f.size("image", 1));
    int shown = gaussians.appearance().channels();
    ReferencePass pass =
        new ReferencePass(
            GaussianDoubles.of(gaussians),
            ReferencePass.Look.of(gaussians.appearance()),
            SplatFixture.camera(f, c, grid.width(), grid.height()),
            Arrays.copyOf(SplatFixture.row(f, "background", c), shown),
            settings);
    int[] radii = new int[2 * gaussians.count()];
    for (int n = 0; n < gaussians.count(); n++) {
      radii[2 * n] = pass.screen().radiusX[n];
      radii[2 * n + 1] = pass.screen().radiusY[n];
    }
    assertArrayEquals(SplatFixture.intRow(f, "radii_ref", c), radii, "radii_ref " + c);
    ReferenceBlend.Planes drawn = pass.forward();
    double[] image = SplatFixture.planar(SplatFixture.row(f, "image", c), planes);
    close("image " + c, image, drawn.planes());
    close("alpha " + c, SplatFixture.row(f, "alpha", c), drawn.alpha());
    PixelCounts counts = PixelCounts.of(pass.blend(), grid);
    assertArrayEquals(SplatFixture.intRow(f, "blended", c), counts.blended(), "blended " + c);
    assertArrayEquals(SplatFixture.intRow(f, "clamped", c), counts.clamped(), "clamped " + c);
    assertArrayEquals(SplatFixture.intRow(f, "stopped", c), counts.stopped(), "stopped " + c);
    ReferencePass.Gradients g =
        pass.backward(
            new ReferenceBlend.Planes(
                SplatFixture.planar(SplatFixture.row(f, "up_image", c), planes),
                SplatFixture.row(f, "up_alpha", c)));
    close("g_viewmats " + c, SplatFixture.pose(SplatFixture.row(f, "g_viewmats", c)), g.pose());
    close("g_means2d " + c, SplatFixture.row(f, "g_means2d", c), RasterFixture.centres(g.screen()));
    double[] ofBackground = Arrays.copyOf(SplatFixture.row(f, "g_background", c), shown);
    close("g_background " + c, ofBackground, g.background());
    return g;
  }

  private static void add(double[] from, double[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] += from[i];
    }
  }

  private static void close(String what, double[] expected, double[] found) {
    assertClose(what, expected, found, TOLERANCE);
  }
}
