package dev.lift3d.examples.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.epipolar.BlendingMode;
import dev.lift3d.examples.lifting.HeldOutViews;
import dev.lift3d.examples.lifting.RenderChoice;
import dev.lift3d.examples.testing.SmallScene;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocols on a generated tabletop of five views, with weights nobody trained. */
class ProtocolTest {
  @TempDir private Path folder;
  private RunSettings run;
  private HeldOutScene scene;

  @BeforeEach
  void prepare() {
    Path weights = SmallScene.writeWeights(folder.resolve("weights.safetensors"));
    run =
        new RunSettings(
            new RenderChoice(48, 3, Optional.of(weights)),
            new RenderSettings(new RaySampling(8, 4), BlendingMode.LEARNED),
            Optional.of(folder.resolve("pictures")),
            true);
    scene = scene(List.of(1, 2));
  }

  @Test
  void whatIsTheSameEverywhereIsConsistent() {
    SceneMeasures found = consistency("test-constant").measure(scene);
    Measures row = found.rows().get(0);
    assertEquals("short range (1 apart)", row.name());
    assertEquals(1, row.value(Measure.PAIRS).orElseThrow());
    assertEquals(1, row.value(Measure.AGREEMENT_2D).orElseThrow(), 0);
    assertEquals(1, row.value(Measure.AGREEMENT_LIFTED).orElseThrow(), 0);
    assertTrue(row.value(Measure.PHOTOGRAPHS).orElseThrow() > 0);
    assertTrue(row.value(Measure.MIOU_2D).isEmpty(), "its classes are not the generator's");
    assertTrue(ImageFiles.read(pictures().resolve("view_002_with_view_001.png")).width() > 48);
  }

  @Test
  void aSegmenterThatErrsInEachPhotographIsInconsistentIn2d() {
    SceneMeasures found = consistency(HeldOutScene.SEGMENTER).measure(scene);
    double agreement = found.rows().get(0).value(Measure.AGREEMENT_2D).orElseThrow();
    assertTrue(agreement < 0.9, "a third of its patches are wrong, differently: " + agreement);
    Measures truth = found.rows().get(found.rows().size() - 1);
    assertEquals("true classes", truth.name());
    double miou = truth.value(Measure.MIOU_2D).orElseThrow();
    assertTrue(miou > 0 && miou < 1, "mIoU " + miou);
    assertTrue(truth.value(Measure.MIOU_LIFTED).isPresent());
  }

  @Test
  void oneViewIsNotComparedWithItself() {
    InputException e =
        assertThrows(
            InputException.class, () -> consistency("test-constant").measure(scene(List.of(2))));
    assertTrue(e.getMessage().contains("holds out only 1"), e.getMessage());
  }

  @Test
  void farPairsAreAsFarApartAsThePathAllows() {
    SceneMeasures found = consistency("test-constant").measure(scene(List.of(0, 1, 2)));
    assertEquals("long range (2 apart)", found.rows().get(1).name());
    assertEquals(1, found.rows().get(1).value(Measure.PAIRS).orElseThrow());
  }

  @Test
  void theAblationLeavesOutCorrectorsThatTheWeightsLackAndSaysSo() {
    SceneMeasures found =
        new FeatureAblation(run, List.of("test-colours", "test-constant")).measure(scene);
    assertEquals(
        List.of(
            "test-colours, 2D warping",
            "test-colours, shared weights",
            "test-constant, 2D warping",
            "test-constant, shared weights"),
        found.rows().stream().map(Measures::name).toList());
    assertEquals(3, found.notes().size(), found.notes()::toString);
    assertTrue(found.notes().get(1).startsWith("two stages, paper: left out"));
    assertTrue(found.rows().get(1).value(Measure.FEATURE_MSE).orElseThrow() > 0);
    assertEquals(
        1, found.rows().get(3).value(Measure.COSINE).orElseThrow(), 1e-6, "blends of the same");
    assertTrue(ImageFiles.read(pictures().resolve("view_001_test-colours.png")).width() > 48);
  }

  @Test
  void moreSourcesAreMeasuredUpToAllThereAre() {
    SceneMeasures found = new ViewCounts(run, Optional.empty()).measure(scene);
    assertEquals(
        List.of("3 sources"), found.rows().stream().map(Measures::name).toList(), "5 less 2");
    assertEquals("view_001.png, 3 sources", found.views().get(0).name());
    assertTrue(ImageFiles.read(pictures().resolve("view_001_views.png")).width() > 48);
  }

  @Test
  void sourcesOfAGeneratedSceneKnowNoDepth() {
    Map<Boolean, Long> known =
        scene.scene().views().stream()
            .collect(Collectors.partitioningBy(v -> v.depth().isPresent(), Collectors.counting()));
    assertEquals(Map.of(true, 2L, false, 3L), known);
  }

  @Test
  void generatedScenesAreFoundByKindAndSeed() {
    assertEquals(Optional.empty(), GeneratedScene.named("data/room"));
    assertEquals(7, GeneratedScene.named("generated:room:7").orElseThrow().seed());
    Function<String, String> refusal =
        name -> assertThrows(InputException.class, () -> GeneratedScene.named(name)).getMessage();
    for (String name :
        List.of("generated:", "generated:room", "generated:moon:1", "generated:room:x")) {
      assertTrue(refusal.apply(name).contains("tabletop"), refusal.apply(name));
    }
  }

  private ViewConsistency consistency(String operator) {
    return new ViewConsistency(
        run, Optional.of(operator), ConsistencySettings.DEFAULT, Optional.empty());
  }

  private Path pictures() {
    return folder.resolve("pictures").resolve(scene.scene().name());
  }

  private static HeldOutScene scene(List<Integer> views) {
    HeldOutScene.Choice choice = new HeldOutScene.Choice(HeldOutViews.of(views), 48, views);
    return HeldOutScene.of(SmallScene.capture(), choice);
  }
}
