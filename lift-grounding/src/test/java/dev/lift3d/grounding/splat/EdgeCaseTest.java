package dev.lift3d.grounding.splat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.tensor.Workers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Scenes that break renderers: a correct picture or a clear refusal, of both rasterizers. */
class EdgeCaseTest {
  private static final SplatSettings SETTINGS = SplatSettings.GSPLAT_1_5_3;
  private static final float[] BEHIND = {0.25f, 0.5f};

  private static Workers workers;
  private static List<Rasterizer> both;

  @BeforeAll
  static void start() {
    workers = Workers.start(2);
    both = List.of(new ReferenceRasterizer(), new TiledRasterizer(workers));
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  private static SplatView view() {
    double[] pose = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    return new SplatView(SplatCamera.of(new Intrinsics(20, 20, 10, 9, 20, 18), pose), BEHIND);
  }

  private static Gaussians one(float[] mean, float scale, float opacity) {
    return new Gaussians(
        mean,
        new GaussianShapes.RotatedScales(
            new float[] {1, 0, 0, 0}, new float[] {scale, scale, scale}),
        new float[] {opacity},
        Appearance.of(2, new float[] {1, 0}));
  }

  private static void showsTheBackgroundOnly(Gaussians g, SplatSettings settings) {
    for (Rasterizer r : both) {
      SplatPicture p = r.render(g, view(), settings);
      for (int i = 0; i < 20 * 18; i++) {
        assertEquals(0.25f, p.features()[i]);
        assertEquals(0.5f, p.features()[20 * 18 + i]);
        assertEquals(0, p.alpha()[i]);
      }
      GaussianGradients sum = GaussianGradients.zeros(g);
      ViewGradients v = r.backward(p, SplatScenes.upstream(p, 1), sum);
      assertArrayEquals(new float[3 * g.count()], sum.means());
      assertArrayEquals(new double[12], v.pose());
      assertEquals(2, v.background().length);
    }
  }

  @Test
  void anEmptySceneIsItsBackground() {
    float[] none = new float[0];
    showsTheBackgroundOnly(
        new Gaussians(
            none, new GaussianShapes.RotatedScales(none, none), none, Appearance.of(2, none)),
        SETTINGS.withDepth(DepthChannel.EXPECTED));
    showsTheBackgroundOnly(
        new Gaussians(none, new GaussianShapes.Covariances(none), none, Appearance.of(2, none)),
        SETTINGS);
  }

  @Test
  void whatLiesBehindTheCameraOrAtItIsNotSeen() {
    showsTheBackgroundOnly(one(new float[] {0, 0, -3}, 0.5f, 0.9f), SETTINGS);
    showsTheBackgroundOnly(one(new float[] {0, 0, 0}, 0.5f, 0.9f), SETTINGS);
    showsTheBackgroundOnly(one(new float[] {0, 0, 0.005f}, 0.5f, 0.9f), SETTINGS);
  }

  @Test
  void whatHasNoOpacityIsNotSeen() {
    showsTheBackgroundOnly(one(new float[] {0, 0, 3}, 0.5f, 0), SETTINGS);
  }

  @Test
  void aGaussianWithoutSizeIsADotOfTheBlur() {
    for (Rasterizer r : both) {
      SplatPicture p = r.render(one(new float[] {0.075f, 0.075f, 3}, 0, 0.9f), view(), SETTINGS);
      assertEquals(0.9f, p.alpha()[9 * 20 + 10], 1e-5f); // its centre is that pixel's
      assertEquals(0.9f * Math.exp(-0.5 / 0.3), p.alpha()[9 * 20 + 11], 1e-5);
      assertEquals(0, p.alpha()[0]);
      assertFinite(r, p, one(new float[] {0.075f, 0.075f, 3}, 0, 0.9f));
    }
    // Antialiased it has no area, and is not seen.
    showsTheBackgroundOnly(one(new float[] {0.075f, 0.075f, 3}, 0, 0.9f), SETTINGS.antialiased());
  }

  @Test
  void aCameraInsideAnObjectSeesItEverywhere() {
    for (float scale : new float[] {5, 1e4f, 1e15f}) {
      Gaussians g = one(new float[] {0, 0, 0.02f}, scale, 0.8f);
      for (Rasterizer r : both) {
        SplatPicture p = r.render(g, view(), SETTINGS);
        for (float alpha : p.alpha()) {
          assertEquals(0.8f, alpha, 1e-3f);
        }
        assertFinite(r, p, g);
      }
    }
  }

  private static void assertFinite(Rasterizer r, SplatPicture p, Gaussians g) {
    GaussianGradients sum = GaussianGradients.zeros(g);
    r.backward(p, SplatScenes.upstream(p, 1), sum);
    for (float[] part : List.of(sum.means(), sum.scales(), sum.quaternions(), sum.opacities())) {
      for (float v : part) {
        assertTrue(Float.isFinite(v), "a gradient is " + v);
      }
    }
  }

  @Test
  void numbersThatAreNoneAreRefusedByTheirGaussian() {
    Gaussians good = SplatScenes.gaussians(9, 2, -1, 1);
    float[] means = good.means().clone();
    means[3 * 4 + 1] = Float.NaN;
    refused(
        "Gaussian 4: number 1 of its mean is NaN",
        () -> new Gaussians(means, good.shapes(), good.opacities(), good.appearance()));
    float[] features = good.appearance().features().clone();
    features[2 * 7] = Float.POSITIVE_INFINITY;
    refused(
        "Gaussian 7: number 0 of its features is Infinity",
        () ->
            new Gaussians(
                good.means(), good.shapes(), good.opacities(), Appearance.of(2, features)));
    float[] opacities = good.opacities().clone();
    opacities[8] = 1.5f;
    refused(
        "Gaussian 8: opacity must lie in [0, 1], found 1.5",
        () -> new Gaussians(good.means(), good.shapes(), opacities, good.appearance()));
    refused(
        "Gaussian 0: its quaternion is zero",
        () -> new GaussianShapes.RotatedScales(new float[4], new float[3]));
    refused(
        "Gaussian 0: number 2 of its covariance is NaN",
        () -> new GaussianShapes.Covariances(new float[] {1, 0, Float.NaN, 1, 0, 1}));
    refused(
        "camera pose: number 3 is NaN",
        () ->
            SplatCamera.of(
                new Intrinsics(1, 1, 0, 0, 1, 1),
                new double[] {1, 0, 0, Double.NaN, 0, 1, 0, 0, 0, 0, 1, 0}));
  }

  private static void refused(String beginning, Executable action) {
    String message = assertThrows(InputException.class, action).getMessage();
    assertTrue(message.startsWith(beginning), message);
  }

  @Test
  void aRasterizerAskedForByNameIsThatOneOrNone() {
    assertEquals(TiledRasterizer.class, Rasterizer.named("tiled", workers).getClass());
    assertEquals(ReferenceRasterizer.class, Rasterizer.named("reference", workers).getClass());
    refused("there is no rasterizer \"cuda\"", () -> Rasterizer.named("cuda", workers));
  }

  @Test
  void sizesThatDoNotAgreeAreRefused() {
    Gaussians g = SplatScenes.gaussians(9, 2, -1, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Gaussians(new float[3], g.shapes(), g.opacities(), g.appearance()));
    SplatPicture p = both.get(1).render(g, view(), SETTINGS);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            both.get(1)
                .backward(
                    p,
                    SplatScenes.upstream(p, 1),
                    GaussianGradients.zeros(one(new float[3], 1, 1))));
  }
}
