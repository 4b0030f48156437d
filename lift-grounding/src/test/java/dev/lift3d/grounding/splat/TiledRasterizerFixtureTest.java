package dev.lift3d.grounding.splat;

import static dev.lift3d.grounding.splat.DoubleCloseness.assertClose;
import static dev.lift3d.grounding.splat.DoubleCloseness.doubles;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.core.testing.Fixture;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rasterizer in use against gsplat: its arrays, and a picture that its GPU kernels made. */
class TiledRasterizerFixtureTest {
  // The original itself, in single precision, is off by up to 2e-6 of the largest in pictures and
  // 1e-5 in gradients.
  private static final double PICTURE = 3e-6;
  private static final double GRADIENT = 1e-5;

  private static Workers workers;

  @BeforeAll
  static void start() {
    workers = Workers.start(2);
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  @Test
  void aPictureMadeOnAGpuIsReproduced() {
    Fixture f = Fixture.open("gsplat/brush_tiny_case.npz");
    int count = f.size("means", 0);
    float[] scales = f.floats("log_scales");
    for (int i = 0; i < scales.length; i++) {
      scales[i] = (float) Math.exp(scales[i]);
    }
    float[] opacities = f.floats("opacity_logits");
    for (int n = 0; n < count; n++) {
      opacities[n] = (float) (1 / (1 + Math.exp(-opacities[n])));
    }
    Harmonics harmonics = new Harmonics(3, f.size("sh", 1), f.floats("sh"));
    Gaussians gaussians =
        new Gaussians(
            f.floats("means"),
            new GaussianShapes.RotatedScales(f.floats("quats"), scales),
            opacities,
            Appearance.of(harmonics));
    int[] size = f.array("width_height").toInts();
    float[] k = f.floats("K");
    SplatCamera camera =
        SplatCamera.of(
            new Intrinsics(k[0], k[4], k[2], k[5], size[0], size[1]),
            SplatFixture.doubles(f, "viewmat"));
    SplatSettings settings =
        SplatSettings.GSPLAT_1_5_3.withProjection(
            ProjectionSettings.GSPLAT.withRange(new DepthRange(0.01, 1e12)));
    double[] image = SplatFixture.planar(SplatFixture.doubles(f, "image"), 3);
    for (Rasterizer r :
        new Rasterizer[] {new TiledRasterizer(workers), new ReferenceRasterizer()}) {
      SplatPicture picture = r.render(gaussians, SplatView.of(camera), settings);
      assertClose("image", image, doubles(picture.features()), PICTURE);
      assertClose("alpha", SplatFixture.doubles(f, "alpha"), doubles(picture.alpha()), PICTURE);
    }
  }

  @Test
  void classicPicturesAndGradientsAreTheOriginals() {
    compare(Fixture.open("gsplat/pipeline.npz"), SplatSettings.GSPLAT_1_5_3);
  }

  @Test
  void antialiasedPicturesWithExpectedDepthAreTheOriginals() {
    compare(
        Fixture.open("gsplat/pipeline_aa_ed.npz"),
        SplatSettings.GSPLAT_1_5_3.antialiased().withDepth(DepthChannel.EXPECTED));
  }

  private static void compare(Fixture f, SplatSettings settings) {
    Gaussians gaussians = SplatFixture.gaussians(f);
    GaussianGradients sum = GaussianGradients.zeros(gaussians);
    for (int c = 0; c < f.size("viewmats", 0); c++) {
      view(f, gaussians, settings, c, sum);
    }
    close(f, "g_means", sum.means());
    close(f, "g_quats", sum.quaternions());
    close(f, "g_scales", sum.scales());
    close(f, "g_opacities", sum.opacities());
    close(f, "g_features", sum.features());
  }

  private static void close(Fixture f, String name, float[] found) {
    assertClose(name, SplatFixture.doubles(f, name), doubles(found), GRADIENT);
  }

  private static void view(
      Fixture f, Gaussians gaussians, SplatSettings settings, int c, GaussianGradients sum) {
    int planes = f.size("image", 3);
    int width = f.size("image", 2);
    int height = f.size("image", 1);
    int shown = gaussians.appearance().channels();
    float[] background = Arrays.copyOf(f.row("background", c), shown);
    SplatView view = new SplatView(SplatFixture.camera(f, c, width, height), background);
    TiledRasterizer rasterizer = new TiledRasterizer(workers);
    SplatPicture picture = rasterizer.render(gaussians, view, settings);
    assertArrayEquals(
        SplatFixture.intRow(f, "blended", c), rasterizer.blended(picture), "blended " + c);
    double[] image = SplatFixture.planar(SplatFixture.row(f, "image", c), planes);
    double[] drawn = Arrays.copyOf(doubles(picture.features()), image.length);
    System.arraycopy(
        doubles(picture.depth()), 0, drawn, picture.features().length, picture.depth().length);
    assertClose("image " + c, image, drawn, PICTURE);
    assertClose("alpha " + c, SplatFixture.row(f, "alpha", c), doubles(picture.alpha()), PICTURE);
    float[] up =
        GaussianGradients.singles(SplatFixture.planar(SplatFixture.row(f, "up_image", c), planes));
    int split = picture.features().length;
    ViewGradients g =
        rasterizer.backward(
            picture,
            new SplatPicture.Gradient(
                Arrays.copyOf(up, split),
                Arrays.copyOfRange(up, split, up.length),
                f.row("up_alpha", c)),
            sum);
    double[] pose = SplatFixture.pose(SplatFixture.row(f, "g_viewmats", c));
    assertClose("g_viewmats " + c, pose, g.pose(), GRADIENT);
    double[] centres = SplatFixture.row(f, "g_means2d", c);
    assertClose("g_means2d " + c, centres, doubles(g.centres()), GRADIENT);
    double[] ofBackground = Arrays.copyOf(SplatFixture.row(f, "g_background", c), shown);
    assertClose("g_background " + c, ofBackground, doubles(g.background()), GRADIENT);
  }
}
