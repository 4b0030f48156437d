package dev.lift3d.correction;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.corrector.AgnosticWeights;
import dev.lift3d.correction.corrector.CorrectionSettings;
import dev.lift3d.correction.corrector.CorrectorKind;
import dev.lift3d.correction.corrector.CorrectorWeights;
import dev.lift3d.correction.corrector.PaperWeights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Correction as a part of rendering: what is chosen, and on which samples it works. */
class CorrectedFeaturesTest {
  private static final Camera TARGET = PlaneScene.camera(0.2, 0.1);

  private final Workers workers = Workers.start(2);

  @AfterEach
  void close() {
    workers.close();
  }

  private static Map<String, HostArray> plain() {
    try (LiftingNetwork network = LiftingNetwork.initial(LiftingSettings.COMPACT, 11)) {
      return network.toHost();
    }
  }

  private static Map<String, HostArray> with(CorrectorWeights correctors) {
    Map<String, HostArray> all = new LinkedHashMap<>(plain());
    all.putAll(correctors.toHost());
    return all;
  }

  private static CorrectorWeights untrained() {
    return CorrectorWeights.NONE
        .with(AgnosticWeights.initial(1))
        .with(PaperWeights.initial(LiftingSettings.COMPACT.sampleFeatures(), 2));
  }

  private static CorrectorWeights strong() {
    float[] output = new float[AgnosticWeights.initial(1).output().length];
    Arrays.fill(output, -2);
    AgnosticWeights fresh = AgnosticWeights.initial(1);
    return CorrectorWeights.NONE.with(new AgnosticWeights(fresh.hidden(), fresh.bias(), output));
  }

  private float[] lifted(
      Map<String, HostArray> weights, CorrectionSettings correction, int fineSamples) {
    RenderSettings settings =
        RenderSettings.EXACT
            .withSampling(new RaySampling(12, fineSamples))
            .withCorrection(correction);
    LiftingNetwork network = LiftingNetwork.of(LiftingSettings.COMPACT, weights, "test");
    try (LiftingModel model = new LiftingModel(network, workers, settings)) {
      TestEncoder encoder =
          new TestEncoder(5, 8, (image, u, v, c) -> Math.sin(0.2 * u + c) + image.at(3, 4, c % 3));
      PreparedScene scene =
          model.prepare(PlaneScene.of(4, PlaneScene.waves(4)), PlaneScene.WIDTH, encoder);
      return model
          .renderFeatures(model.sources(scene, TARGET, PlaneScene.RANGE, 4, Set.of()))
          .map()
          .data();
    }
  }

  private static CorrectionSettings twoStage(CorrectorKind kind) {
    return new CorrectionSettings(kind, false);
  }

  @ParameterizedTest
  @EnumSource
  void untrainedCorrectorsShareTheColoursWeights(CorrectorKind kind) {
    float[] expected = lifted(plain(), CorrectionSettings.NONE, 8);
    float[] found = lifted(with(untrained()), twoStage(kind), 8);
    // Means of some hundred values up to 2, added up in another order.
    assertClose("features", expected, found, 1e-5);
  }

  @Test
  void withoutTrainedCorrectorsTheDefaultIsNone() {
    assertArrayEquals(
        lifted(plain(), CorrectionSettings.NONE, 8),
        lifted(plain(), CorrectionSettings.DEFAULT, 8));
  }

  @Test
  void aTrainedCorrectorIsTheDefault() {
    Map<String, HostArray> weights = with(strong());
    float[] found = lifted(weights, CorrectionSettings.DEFAULT, 8);
    assertArrayEquals(lifted(weights, twoStage(CorrectorKind.AGNOSTIC), 8), found);
    float[] none = lifted(weights, CorrectionSettings.NONE, 8);
    assertThrows(AssertionError.class, () -> assertClose("", none, found, 1e-3), "it corrects");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSingleStageLooksAtTheCoarseSamplesAlone(boolean single) {
    Map<String, HostArray> weights = with(strong());
    CorrectionSettings settings = new CorrectionSettings(CorrectorKind.AGNOSTIC, single);
    float[] few = lifted(weights, settings, 0);
    float[] many = lifted(weights, settings, 8);
    if (single) {
      assertArrayEquals(few, many);
    } else {
      assertFalse(Arrays.equals(few, many));
    }
  }

  @Test
  void aCorrectorThatIsNotTrainedIsRefusedByName() {
    Map<String, HostArray> weights = plain();
    assertThrows(InputException.class, () -> lifted(weights, twoStage(CorrectorKind.AGNOSTIC), 8));
  }
}
