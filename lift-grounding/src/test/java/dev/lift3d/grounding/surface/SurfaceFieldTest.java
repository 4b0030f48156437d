package dev.lift3d.grounding.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.metric.Psnr;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.point.PointLift;
import dev.lift3d.correction.point.PointView;
import dev.lift3d.grounding.field.GaussianFiles;
import dev.lift3d.grounding.field.Gaussians;
import dev.lift3d.grounding.splat.SplatCamera;
import dev.lift3d.grounding.splat.SplatPicture;
import dev.lift3d.grounding.splat.SplatScene;
import dev.lift3d.grounding.splat.SplatSettings;
import dev.lift3d.grounding.splat.SplatView;
import dev.lift3d.grounding.splat.TiledRasterizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceFieldTest {
  private static final List<PosedDepth> VIEWS =
      List.of(-0.8, 0.0, 0.8).stream().map(x -> Wall.view(Wall.camera(x))).toList();

  private static Workers workers;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    workers = Workers.start(2);
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  private static SurfaceField field() {
    return SurfaceField.of(VIEWS, SurfaceSettings.MEASURED, workers);
  }

  @Test
  void aPlaneGivesGaussiansThatLieOnItAndAreFlatAlongItsNormal() {
    SurfaceField field = field();
    Gaussians g = field.gaussians();
    float[] q = g.quaternions();
    float[] scales = g.scales();
    for (int n = 0; n < g.size(); n++) {
      assertEquals(Wall.DISTANCE, g.means()[3 * n + 2], 1e-5, "single precision");
      double x = q[4 * n + 1];
      double y = q[4 * n + 2];
      double cosine = 1 - 2 * (x * x + y * y); // third column of the rotation, its z
      assertEquals(1, Math.abs(cosine), 1e-6, "the shortest axis is the normal");
      assertTrue(scales[3 * n + 2] <= 0.3 * scales[3 * n + 1], "flat");
      assertTrue(scales[3 * n] <= 4.001 * field.voxel(), "bounded");
      assertTrue(scales[3 * n + 1] >= 0.249 * field.voxel(), "bounded");
      assertTrue(scales[3 * n + 2] > 0, "not without any depth");
    }
    assertTrue(g.size() > 500, () -> "found " + g.size());
  }

  @Test
  void drawnFromASourceCameraItResemblesThePhotograph() {
    for (PosedDepth view : VIEWS) {
      SplatPicture drawn =
          new TiledRasterizer(workers)
              .render(
                  SplatScene.of(field().gaussians()),
                  SplatView.of(SplatCamera.of(view.camera())),
                  SplatSettings.GSPLAT_1_5_3);
      Image picture = Image.fromPlanar(drawn.features(), Wall.WIDTH, Wall.HEIGHT, 3);
      double resemblance = Psnr.of(picture, view.colours());
      double constant = Psnr.of(meanColour(view.colours()), view.colours());
      assertTrue(resemblance > constant + 6, resemblance + " dB, a constant " + constant);
      int middle = Wall.HEIGHT / 2 * Wall.WIDTH + Wall.WIDTH / 2;
      assertTrue(drawn.alpha()[middle] > 0.9, "the surface has no gaps");
    }
  }

  @Test
  void refinementBringsPicturesNearerToThePhotographs() {
    Gaussians plain = field().gaussians();
    Gaussians refined = PhotometricRefinement.of(plain, VIEWS, 24, workers, () -> {});
    for (PosedDepth view : VIEWS) {
      assertTrue(
          resemblance(refined, view) > resemblance(plain, view) + 1,
          () -> resemblance(refined, view) + " dB after " + resemblance(plain, view));
    }
    assertArrayEquals(plain.means(), refined.means(), "centres stay");
  }

  private static double resemblance(Gaussians field, PosedDepth view) {
    SplatView from = SplatView.of(SplatCamera.of(view.camera()));
    SplatPicture drawn =
        new TiledRasterizer(workers).render(SplatScene.of(field), from, SplatSettings.GSPLAT_1_5_3);
    return Psnr.of(Image.fromPlanar(drawn.features(), Wall.WIDTH, Wall.HEIGHT, 3), view.colours());
  }

  private static Image meanColour(Image image) {
    Image mean = Image.zeros(image.width(), image.height(), 3);
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      for (int i = c; i < image.data().length; i += 3) {
        sum += image.data()[i];
      }
      for (int i = c; i < image.data().length; i += 3) {
        mean.data()[i] = (float) (3 * sum / image.data().length);
      }
    }
    return mean;
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
  void holesOfDepthGiveNoPoints(float hole) {
    PosedDepth whole = VIEWS.get(1);
    float[] depth = whole.depth().data().clone();
    for (int i = 0; i < depth.length; i++) {
      if (i % Wall.WIDTH < Wall.WIDTH / 2) {
        depth[i] = hole;
      }
    }
    Gaussians half =
        SurfaceField.of(List.of(Wall.with(whole, depth)), SurfaceSettings.MEASURED, workers)
            .gaussians();
    for (int n = 0; n < half.size(); n++) {
      assertTrue(half.means()[3 * n] > 0, "the left half is a hole");
    }
    assertTrue(half.size() > 100);
  }

  @Test
  void whatOtherViewsSeeThroughIsNotBelieved() {
    float[] depth = VIEWS.get(1).depth().data().clone();
    for (int row = 10; row < 24; row++) {
      Arrays.fill(depth, row * Wall.WIDTH + 15, row * Wall.WIDTH + 32, 2.5f);
    }
    List<PosedDepth> lied = List.of(VIEWS.get(0), Wall.with(VIEWS.get(1), depth), VIEWS.get(2));
    float[] means = SurfaceField.of(lied, SurfaceSettings.MEASURED, workers).gaussians().means();
    for (int i = 2; i < means.length; i += 3) {
      assertEquals(Wall.DISTANCE, means[i], 1e-4, "nothing floats before the wall");
    }
  }

  @Test
  void renderedDepthNeedsAnotherViewThatAgrees() {
    PosedDepth near = VIEWS.get(1);
    float[] depth = near.depth().data().clone();
    for (int i = 0; i < depth.length; i++) {
      depth[i] *= 1.5f; // behind the wall: hidden from the others, who say nothing against it
    }
    List<PosedDepth> lied = List.of(VIEWS.get(0), Wall.with(near, depth), VIEWS.get(2));
    assertTrue(farthest(lied, SurfaceSettings.MEASURED) > 5.9);
    assertEquals(Wall.DISTANCE, farthest(lied, SurfaceSettings.RENDERED), 1e-4);
  }

  private static double farthest(List<PosedDepth> views, SurfaceSettings settings) {
    return SurfaceField.of(views, settings, workers).points().stream()
        .mapToDouble(Vec3::z)
        .max()
        .orElseThrow();
  }

  @Test
  void anAutomaticVoxelGrowsUntilPointsAreFewEnough() {
    SurfaceField coarse = SurfaceField.of(VIEWS, SurfaceSettings.MEASURED.withMost(300), workers);
    assertTrue(coarse.gaussians().size() <= 300);
    assertTrue(coarse.voxel() > field().voxel());
    SurfaceField asked =
        SurfaceField.of(VIEWS, SurfaceSettings.MEASURED.withMost(300).withVoxel(0.1), workers);
    assertEquals(0.1, asked.voxel());
    assertTrue(asked.gaussians().size() > 300, "the size asked for is kept");
  }

  @Test
  void featuresOfThePhotographsColoursAreTheFieldsColours() {
    SurfaceField field = field();
    List<PointView> seen =
        VIEWS.stream()
            .map(
                v ->
                    new PointView(
                        v.camera(),
                        new FeatureMap(
                            3,
                            Wall.HEIGHT,
                            Wall.WIDTH,
                            v.colours().data(),
                            new CellLayout(1, 0, Wall.WIDTH, Wall.HEIGHT)),
                        v.lookup()))
            .toList();
    Gaussians g =
        field.withFeatures(PointLift.DEFAULT.onto(field.points(), seen, workers)).gaussians();
    float[] features = g.features().orElseThrow();
    assertEquals(3, g.featureChannels());
    assertArrayEquals(g.baseColours(), features, 0.06f, "a pixel's slope of the waves");
  }

  @Test
  void whatIsSavedIsLoadedAgain() {
    Gaussians g = field().gaussians();
    for (String name : List.of("field.ply", "field.safetensors")) {
      GaussianFiles.write(folder.resolve(name), g);
      Gaussians read = GaussianFiles.read(folder.resolve(name));
      assertArrayEquals(g.means(), read.means(), name);
      assertArrayEquals(g.scales(), read.scales(), 1e-5f, "through logarithms");
      assertArrayEquals(g.quaternions(), read.quaternions(), 1e-6f, name);
      assertArrayEquals(g.opacities(), read.opacities(), 1e-5f, "through logits");
    }
  }

  @Test
  void viewsWithoutAnyDepthAreRefusedInOneLine() {
    PosedDepth blind = Wall.with(VIEWS.get(0), new float[Wall.WIDTH * Wall.HEIGHT]);
    List<PosedDepth> views = List.of(blind);
    InputException refused =
        assertThrows(
            InputException.class, () -> SurfaceField.of(views, SurfaceSettings.MEASURED, workers));
    assertTrue(refused.getMessage().contains("none of the 1 views has any depth"));
    Camera elsewhere = Wall.camera(0);
    Image small = Image.zeros(2, 2, 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new PosedDepth(elsewhere, VIEWS.get(0).colours(), small));
  }
}
