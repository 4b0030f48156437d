package dev.lift3d.grounding.splat;

import static dev.lift3d.grounding.splat.DoubleCloseness.assertClose;
import static dev.lift3d.grounding.splat.DoubleCloseness.doubles;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TiledRasterizerTest {
  // Sums of some hundred singles; both sides decide alike at the thresholds for these seeds.
  private static final double PICTURE = 4e-6;
  private static final double GRADIENT = 4e-5;

  private static Workers workers;

  @BeforeAll
  static void start() {
    workers = Workers.start(2);
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  static Stream<Arguments> cases() {
    SplatSettings plain = SplatSettings.GSPLAT_1_5_3;
    return Stream.of(
        Arguments.of("one channel", plain, SplatScenes.gaussians(60, 1, -1, 1)),
        Arguments.of("gsplat 1.5.3", plain, SplatScenes.gaussians(300, 3, -1, 2)),
        Arguments.of(
            "covariances, depth",
            plain.withDepth(DepthChannel.ACCUMULATED),
            SplatScenes.withCovariances(SplatScenes.gaussians(150, 4, -1, 3))),
        Arguments.of(
            "antialiased, expected depth, harmonics",
            plain.antialiased().withDepth(DepthChannel.EXPECTED),
            SplatScenes.gaussians(150, 6, 3, 4)),
        Arguments.of(
            "gsplat 1.6",
            SplatSettings.GSPLAT_1_6.antialiased(),
            SplatScenes.gaussians(150, 0, 1, 5)),
        Arguments.of("Inria", SplatSettings.INRIA, SplatScenes.gaussians(150, 33, -1, 6)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void picturesAndGradientsAreTheReferences(String name, SplatSettings settings, Gaussians g) {
    float[] background = new float[g.appearance().shown()];
    Arrays.fill(background, 0.3f);
    SplatView view = new SplatView(SplatScenes.camera(50, 37), background);
    Result expected = Result.of(new ReferenceRasterizer(), g, view, settings);
    Result found = Result.of(new TiledRasterizer(workers), g, view, settings);
    close("features", expected.picture.features(), found.picture.features(), PICTURE);
    close("depth", expected.picture.depth(), found.picture.depth(), PICTURE);
    close("alpha", expected.picture.alpha(), found.picture.alpha(), PICTURE);
    close("means", expected.sum.means(), found.sum.means(), GRADIENT);
    close("quaternions", expected.sum.quaternions(), found.sum.quaternions(), GRADIENT);
    close("scales", expected.sum.scales(), found.sum.scales(), GRADIENT);
    close("covariances", expected.sum.covariances(), found.sum.covariances(), GRADIENT);
    close("opacities", expected.sum.opacities(), found.sum.opacities(), GRADIENT);
    close("of features", expected.sum.features(), found.sum.features(), GRADIENT);
    close("harmonics", expected.sum.harmonics(), found.sum.harmonics(), GRADIENT);
    close("background", expected.view.background(), found.view.background(), GRADIENT);
    close("centres", expected.view.centres(), found.view.centres(), GRADIENT);
    assertClose("pose", expected.view.pose(), found.view.pose(), GRADIENT);
    assertClose("intrinsics", expected.view.intrinsics(), found.view.intrinsics(), GRADIENT);
  }

  private record Result(SplatPicture picture, GaussianGradients sum, ViewGradients view) {
    static Result of(Rasterizer r, Gaussians g, SplatView view, SplatSettings settings) {
      SplatPicture picture = r.render(g, view, settings);
      GaussianGradients sum = GaussianGradients.zeros(g);
      return new Result(picture, sum, r.backward(picture, SplatScenes.upstream(picture, 9), sum));
    }
  }

  private static void close(String what, float[] expected, float[] found, double tolerance) {
    assertClose(what, doubles(expected), doubles(found), tolerance);
  }

  @Test
  void theSameBitsComeFromAnyNumberOfWorkers() {
    Gaussians g = SplatScenes.gaussians(400, 5, 1, 8);
    SplatView view = SplatView.of(SplatScenes.camera(90, 70));
    Result two = Result.of(new TiledRasterizer(workers), g, view, SplatSettings.GSPLAT_1_5_3);
    try (Workers three = Workers.start(3)) {
      Result other = Result.of(new TiledRasterizer(three), g, view, SplatSettings.GSPLAT_1_5_3);
      assertArrayEquals(two.picture.features(), other.picture.features());
      assertArrayEquals(two.sum.means(), other.sum.means());
      assertArrayEquals(two.sum.scales(), other.sum.scales());
      assertArrayEquals(two.sum.features(), other.sum.features());
      assertArrayEquals(two.sum.harmonics(), other.sum.harmonics());
      assertArrayEquals(two.view.pose(), other.view.pose());
      assertArrayEquals(two.view.background(), other.view.background());
    }
  }

  @Test
  void gradientsOfSeveralViewsAddUp() {
    Gaussians g = SplatScenes.gaussians(80, 3, -1, 9);
    List<SplatView> views =
        List.of(SplatView.of(SplatScenes.camera(40, 30)), SplatView.of(SplatScenes.camera(33, 48)));
    Rasterizer r = new TiledRasterizer(workers);
    List<SplatPicture> pictures = r.render(g, views, SplatSettings.GSPLAT_1_5_3);
    GaussianGradients sum = GaussianGradients.zeros(g);
    pictures.forEach(p -> r.backward(p, SplatScenes.upstream(p, 9), sum));
    double[] expected = new double[3 * g.count()];
    for (SplatView view : views) {
      double[] one = doubles(Result.of(r, g, view, SplatSettings.GSPLAT_1_5_3).sum.means());
      for (int i = 0; i < expected.length; i++) {
        expected[i] += one[i];
      }
    }
    assertClose("means", expected, doubles(sum.means()), 1e-6);
  }

  /** Tiles, their tests and blocks leave nothing out and add nothing. */
  @Test
  void blendedPairsAreThoseOfBruteForce() {
    Gaussians g = SplatScenes.gaussians(500, 1, -1, 10);
    SplatCamera camera = SplatScenes.camera(45, 60);
    SplatSettings settings = SplatSettings.GSPLAT_1_5_3;
    TiledPass pass = new TiledPass(g, SplatView.of(camera), settings, workers);
    Set<Long> tiled = new TreeSet<>();
    pass.eachPair((pixel, n) -> tiled.add((long) pixel << 32 | n));
    GaussianDoubles d = GaussianDoubles.of(g);
    ScreenGaussians screen = new ScreenGaussians(g.count());
    new EwaProjection(camera, settings).project(d, CovarianceForm.of(d), 0, g.count(), screen);
    TileLists all = TileLists.everything(screen, new TileGrid(45, 60));
    Set<Long> brute = new TreeSet<>();
    new ReferenceBlend(screen, all, settings.blending(), new double[g.count()], new double[1])
        .each(
            (i, column, row, pixel) -> {
              for (int k = 0; k < pixel.count(); k++) {
                brute.add((long) i << 32 | pixel.gaussian(k));
              }
            });
    assertTrue(brute.size() > 10_000, "a test of " + brute.size() + " pairs");
    assertEquals(brute, tiled);
  }

  @Test
  void aTileOfManyBlocksIsTheReferences() {
    Gaussians some = SplatScenes.gaussians(700, 2, -1, 11);
    float[] faint = some.opacities().clone();
    for (int n = 0; n < faint.length; n++) {
      faint[n] *= 0.02f;
    }
    Gaussians g = new Gaussians(some.means(), some.shapes(), faint, some.appearance());
    SplatView view = SplatView.of(SplatScenes.camera(16, 16));
    Result expected = Result.of(new ReferenceRasterizer(), g, view, SplatSettings.GSPLAT_1_5_3);
    Result found = Result.of(new TiledRasterizer(workers), g, view, SplatSettings.GSPLAT_1_5_3);
    close("features", expected.picture.features(), found.picture.features(), PICTURE);
    close("opacities", expected.sum.opacities(), found.sum.opacities(), GRADIENT);
    close("means", expected.sum.means(), found.sum.means(), GRADIENT);
  }

  @Test
  void aPictureOfAnotherRasterizerIsRefused() {
    Gaussians g = SplatScenes.gaussians(5, 1, -1, 1);
    SplatPicture p =
        new ReferenceRasterizer()
            .render(g, SplatView.of(SplatScenes.camera(8, 8)), SplatSettings.INRIA);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TiledRasterizer(workers)
                .backward(p, SplatScenes.upstream(p, 1), GaussianGradients.zeros(g)));
  }
}
