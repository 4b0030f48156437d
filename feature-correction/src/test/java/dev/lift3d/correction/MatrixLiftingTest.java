package dev.lift3d.correction;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.corrector.CorrectionSettings;
import dev.lift3d.correction.corrector.CorrectorKind;
import dev.lift3d.correction.matrix.LiftingContributions;
import dev.lift3d.correction.matrix.LiftingMatrix;
import dev.lift3d.correction.matrix.Pruning;
import dev.lift3d.correction.matrix.TexelGrid;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lifting by the matrix against lifting as rays are rendered. */
class MatrixLiftingTest {
  private static final int VIEWS = 4;
  private static final Camera TARGET = PlaneScene.camera(0.2, 0.1);

  private final Workers workers = Workers.start(2);
  private LiftingModel model = model("compact");

  private LiftingModel model(String name) {
    return new LiftingModel(
        LiftingNetwork.initial(LiftingSettings.named(name), 11),
        workers,
        RenderSettings.EXACT.withSampling(new RaySampling(12, 8)));
  }

  @AfterEach
  void close() {
    model.close();
    workers.close();
  }

  private TargetSources sources(ImageEncoder encoder) {
    PreparedScene prepared =
        model.prepare(PlaneScene.of(VIEWS, PlaneScene.waves(4)), PlaneScene.WIDTH, encoder);
    return model.sources(prepared, TARGET, PlaneScene.RANGE, VIEWS, Set.of());
  }

  private static TestEncoder operator(int channels, int stride) {
    return new TestEncoder(
        channels, stride, (image, u, v, c) -> Math.sin(0.31 * u + 0.17 * v + 1.3 * c));
  }

  private LiftingContributions contributions(TargetSources sources, Pruning pruning) {
    TexelGrid grid = TexelGrid.of(sources.features().get(0));
    return model.contributions(sources, grid, pruning, rays -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 16})
  void withNothingPrunedItIsTheDirectWay(int stride) {
    TargetSources sources = sources(operator(5, stride));
    LiftedFeatures direct = model.renderFeatures(sources);
    LiftingContributions contributions = contributions(sources, Pruning.NONE);
    LiftingMatrix matrix = LiftingMatrix.forMaps(contributions, sources.features(), workers);
    FeatureMap lifted = matrix.apply(sources.features(), workers);
    assertEquals(direct.map().cells(), lifted.cells());
    // The same products of numbers in [-1, 1], added up in another order.
    assertClose("features", direct.map().data(), lifted.data(), 1e-5);
    assertArrayEquals(direct.opacity().data(), contributions.totals().opacities());
  }

  @Test
  void theOriginalsConventionsLiftAlike() {
    model.close();
    model = model("ibrnet");
    TargetSources sources = sources(operator(3, 8));
    LiftedFeatures direct = model.renderFeatures(sources);
    LiftingContributions contributions = contributions(sources, Pruning.NONE);
    LiftingMatrix matrix = LiftingMatrix.forMaps(contributions, sources.features(), workers);
    assertClose(
        "features", direct.map().data(), matrix.apply(sources.features(), workers).data(), 1e-5);
    for (int r = 0; r < contributions.target().count(); r++) {
      // There blending weights of seen samples sum to 1, and what they weigh is the opacity; left
      // out are at most 20 x 4 contributions below 1e-4.
      float opacity = contributions.totals().opacities()[r];
      assertTrue(matrix.rowSums()[r] <= opacity + 1e-5, "ray " + r);
      assertTrue(matrix.rowSums()[r] >= opacity - 20 * VIEWS * 1e-4, "ray " + r);
    }
  }

  @Test
  void aSingleStageLiftsAlike() {
    RenderSettings twoStages = model.settings();
    model.close();
    model =
        new LiftingModel(
            LiftingNetwork.initial(LiftingSettings.COMPACT, 11),
            workers,
            twoStages.withCorrection(new CorrectionSettings(CorrectorKind.NONE, true)));
    TargetSources sources = sources(operator(3, 8));
    LiftingContributions contributions = contributions(sources, Pruning.NONE);
    LiftingMatrix matrix = LiftingMatrix.forMaps(contributions, sources.features(), workers);
    assertClose(
        "features",
        model.renderFeatures(sources).map().data(),
        matrix.apply(sources.features(), workers).data(),
        1e-5);
  }

  @Test
  void anotherOperatorIsLiftedWithoutRendering() {
    TargetSources first = sources(operator(2, 8));
    LiftingContributions contributions = contributions(first, Pruning.NONE);
    TargetSources second =
        sources(new TestEncoder(70, 8, (image, u, v, c) -> image.at((int) u, (int) v, c % 3)));
    LiftingMatrix matrix = LiftingMatrix.forMaps(contributions, first.features(), workers);
    assertClose(
        "features",
        model.renderFeatures(second).map().data(),
        matrix.apply(second.features(), workers).data(),
        1e-5);
  }

  /** Another source grid needs another matrix, but no rendering: the rays are the same. */
  @Test
  void anotherSourceGridIsServedFromTheSameContributions() {
    TargetSources fine = sources(operator(3, 2));
    TexelGrid cells = TexelGrid.of(sources(operator(1, 8)).features().get(0));
    LiftingContributions contributions = model.contributions(fine, cells, Pruning.NONE, rays -> {});
    LiftingMatrix matrix = LiftingMatrix.forMaps(contributions, fine.features(), workers);
    FeatureMap lifted = matrix.apply(fine.features(), workers);
    assertEquals(cells, TexelGrid.of(lifted));
    TestEncoder coarse = operator(3, 8);
    float[] other = model.renderFeatures(sources(coarse)).map().data();
    // Waves of about 20 pixels, seen through texels of 2 and of 8 pixels.
    assertClose("features", other, lifted.data(), 0.35);
  }

  @Test
  void theContributionsNameTheirSourcesAndTellHowFarTheyAre() {
    TargetSources sources = sources(operator(1, 8));
    AtomicInteger begun = new AtomicInteger();
    TexelGrid grid = TexelGrid.of(sources.features().get(0));
    LiftingContributions contributions =
        model.contributions(sources, grid, Pruning.DEFAULT, begun::addAndGet);
    assertEquals(grid.count(), begun.get());
    assertEquals(VIEWS, contributions.sources().size());
    assertEquals(
        Set.of("view0", "view1", "view2", "view3"), Set.copyOf(contributions.sourceNames()));
    for (int v = 0; v < VIEWS; v++) {
      assertEquals(
          sources.fine().sources().get(v).camera(), contributions.sources().get(v).camera());
    }
  }

  /**
   * Generated scenes: a photograph as its own features, which change as abruptly as anything can.
   * What is pruned may move a feature by at most its share of the features' spread.
   */
  @ParameterizedTest
  @EnumSource(SceneKind.class)
  void theErrorOfPruningIsBoundedByTheSharePruned(SceneKind kind) {
    ProceduralCapture capture = ProceduralCapture.of(new CaptureSettings(3, kind, 5, 64, 48));
    Scene scene = capture.scene();
    PreparedScene prepared = model.prepare(scene, 64, TestEncoder.identity());
    TargetSources sources =
        model.sources(prepared, capture.cameras().get(2), capture.depthRange(), 4, Set.of(2));
    TexelGrid cells = every(4, sources.features().get(0));
    float[] whole = lifted(sources, cells, Pruning.NONE);
    for (double share : new double[] {0.99, 0.9, 0.5}) {
      Pruning pruning = new Pruning(share, 0);
      float[] pruned = lifted(sources, cells, pruning);
      // Pruned twice: contributions, then texels. Features are colours in [0, 1].
      assertClose("share " + share, whole, pruned, 1 - share * share + 1e-5);
    }
  }

  /** An untrained network spreads its weights widest: the hardest case for pruning. */
  @ParameterizedTest
  @EnumSource(SceneKind.class)
  void byDefaultPruningMovesFeaturesByLessThanAPerCent(SceneKind kind) {
    ProceduralCapture capture = ProceduralCapture.of(new CaptureSettings(4, kind, 5, 64, 48));
    PreparedScene prepared = model.prepare(capture.scene(), 64, TestEncoder.identity());
    TargetSources sources =
        model.sources(prepared, capture.cameras().get(2), capture.depthRange(), 4, Set.of(2));
    TexelGrid cells = every(2, sources.features().get(0));
    float[] whole = lifted(sources, cells, Pruning.NONE);
    float[] pruned = lifted(sources, cells, Pruning.DEFAULT);
    double error = 0;
    double size = 0;
    for (int i = 0; i < whole.length; i++) {
      error += Math.pow(pruned[i] - whole[i], 2);
      size += Math.pow(whole[i], 2);
    }
    assertTrue(Math.sqrt(error / size) < 0.01, "relative error " + Math.sqrt(error / size));
  }

  @Test
  void loadedContributionsFindTheirViewsByName() {
    PreparedScene prepared =
        model.prepare(PlaneScene.of(VIEWS, PlaneScene.waves(4)), PlaneScene.WIDTH, operator(3, 8));
    TargetSources sources = model.sources(prepared, TARGET, PlaneScene.RANGE, 3, Set.of(1));
    LiftingContributions contributions = contributions(sources, Pruning.DEFAULT);
    List<FeatureMap> maps = prepared.features(contributions);
    for (int v = 0; v < 3; v++) {
      assertArrayEquals(sources.features().get(v).data(), maps.get(v).data());
    }
    PreparedScene fewer =
        model.prepare(PlaneScene.of(2, PlaneScene.waves(4)), PlaneScene.WIDTH, operator(3, 8));
    String message =
        assertThrows(InputException.class, () -> fewer.features(contributions)).getMessage();
    assertTrue(message.contains("view"), message);
  }

  private float[] lifted(TargetSources sources, TexelGrid cells, Pruning pruning) {
    LiftingContributions c = model.contributions(sources, cells, pruning, rays -> {});
    List<FeatureMap> maps = sources.features();
    return LiftingMatrix.forMaps(c, maps, workers).apply(maps, workers).data();
  }

  /** Cells over the whole image, coarser than a map's own. */
  private static TexelGrid every(int stride, FeatureMap map) {
    CellLayout own = map.cells();
    return new TexelGrid(
        map.width() / stride,
        map.height() / stride,
        new CellLayout(stride, 0, own.imageWidth(), own.imageHeight()));
  }
}
