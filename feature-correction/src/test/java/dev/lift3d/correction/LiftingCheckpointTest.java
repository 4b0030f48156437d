package dev.lift3d.correction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SampleStateDicts;
import dev.lift3d.core.tensor.LiveTensors;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.corrector.AgnosticWeights;
import dev.lift3d.correction.corrector.CorrectorWeights;
import dev.lift3d.correction.corrector.PaperWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftingCheckpointTest {
  @TempDir Path folder;

  private static Map<String, HostArray> values(LiftingSettings settings, long seed) {
    try (LiftingNetwork network = LiftingNetwork.initial(settings, seed)) {
      return network.parameters().toHost();
    }
  }

  private Path written(Map<String, HostArray> values) {
    Path file = folder.resolve("weights.safetensors");
    LiftingCheckpoint.write(file, LiftingSettings.COMPACT, values, Map.of("note", "a test"));
    return file;
  }

  private static String refusal(Path file) {
    long before = LiveTensors.count();
    String message =
        assertThrows(InputException.class, () -> LiftingCheckpoint.read(file)).getMessage();
    assertTrue(message.contains(file.toString()), message);
    assertFalse(message.contains("\n"), message);
    assertEquals(before, LiveTensors.count(), "a refused file leaves nothing behind");
    return message;
  }

  @Test
  void weightsComeBackAsTheyWere() {
    Map<String, HostArray> values = values(LiftingSettings.COMPACT, 5);
    Path file = written(values);
    try (LiftingNetwork network = LiftingCheckpoint.read(file)) {
      assertEquals(LiftingSettings.COMPACT, network.settings());
      assertEquals(values, network.parameters().toHost());
    }
    assertEquals("a test", Safetensors.read(file).metadata().get("note"));
  }

  @Test
  void correctorsComeBackToo() {
    AgnosticWeights agnostic = AgnosticWeights.initial(3);
    PaperWeights paper = PaperWeights.initial(LiftingSettings.COMPACT.sampleFeatures(), 4);
    Map<String, HostArray> values = values(LiftingSettings.COMPACT, 5);
    values.putAll(CorrectorWeights.NONE.with(agnostic).with(paper).toHost());
    try (LiftingNetwork network = LiftingCheckpoint.read(written(values))) {
      assertArrayEquals(agnostic.hidden(), network.correctors().agnostic().orElseThrow().hidden());
      assertTrue(network.correctors().paper().isPresent());
    }
    values.remove("corrector.paper.f1.bias");
    assertTrue(refusal(written(values)).contains("f1.bias is missing"));
  }

  @Test
  void weightsWithoutCorrectorsAreGood() {
    try (LiftingNetwork network =
        LiftingCheckpoint.read(written(values(LiftingSettings.COMPACT, 5)))) {
      assertEquals(CorrectorWeights.NONE, network.correctors());
    }
  }

  @Test
  void whatIsWrongIsNamed() {
    Map<String, HostArray> missing = values(LiftingSettings.COMPACT, 1);
    missing.remove("net_coarse.base_fc.0.bias");
    String message = refusal(written(missing));
    assertTrue(message.contains("(net_coarse)"), message);
    assertTrue(message.contains("base_fc.0.bias is missing"), message);

    Map<String, HostArray> extra = values(LiftingSettings.COMPACT, 1);
    extra.put("net_fine.surplus", HostArray.ofFloats(new float[1], 1));
    assertTrue(refusal(written(extra)).contains("surplus is unknown"));

    Map<String, HostArray> stranger = values(LiftingSettings.COMPACT, 1);
    stranger.put("net_medium.weight", HostArray.ofFloats(new float[1], 1));
    assertTrue(refusal(written(stranger)).contains("net_medium.weight"));

    Map<String, HostArray> wrong = values(LiftingSettings.COMPACT, 1);
    wrong.put("feature_net.coarse.bias", HostArray.ofFloats(new float[7], 7));
    message = refusal(written(wrong));
    assertTrue(message.contains("coarse.bias[16] has shape [7]"), message);
  }

  @Test
  void weightsOfOtherSettingsDoNotFit() {
    Path file = folder.resolve("weights.safetensors");
    LiftingCheckpoint.write(
        file, LiftingSettings.IBRNET, values(LiftingSettings.COMPACT, 1), Map.of());
    assertTrue(refusal(file).contains("does not fit this network"));
  }

  @Test
  void filesOfOthersAreRefused() {
    Path file = folder.resolve("other.safetensors");
    Safetensors.write(file, Map.of("x", HostArray.ofFloats(new float[1], 1)), Map.of());
    assertTrue(refusal(file).contains("names no lifting model"));
    Safetensors.write(
        file,
        Map.of("x", HostArray.ofFloats(new float[1], 1)),
        Map.of(LiftingCheckpoint.SETTINGS_KEY, "huge"));
    assertTrue(refusal(file).contains("\"huge\""));
    refusal(folder.resolve("absent.safetensors"));
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(written(values(LiftingSettings.COMPACT, 1)));
    Path file = folder.resolve("cut.safetensors");
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    refusal(file);
    Path pth = folder.resolve("model.pth");
    Files.write(pth, new byte[] {1, 2, 3});
    refusal(pth);
  }

  /** Three state dicts, as the original's training saves them. */
  private static Map<String, Map<String, HostArray>> original(
      Map<String, HostArray> values, String prefix) {
    Map<String, Map<String, HostArray>> parts = new LinkedHashMap<>();
    values.forEach(
        (key, array) -> {
          int dot = key.indexOf('.');
          parts
              .computeIfAbsent(key.substring(0, dot), p -> new LinkedHashMap<>())
              .put(prefix + key.substring(dot + 1), array);
        });
    return parts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "module."})
  void anOriginalCheckpointIsRead(String prefix) {
    Map<String, HostArray> values = values(LiftingSettings.IBRNET, 3);
    Path file = folder.resolve("model_255000.pth");
    SampleStateDicts.write(file, original(values, prefix));
    try (Workers workers = Workers.start(1);
        LiftingModel model =
            new LiftingModel(
                LiftingCheckpoint.read(file),
                workers,
                RenderSettings.EXACT.withSampling(new RaySampling(8, 4)))) {
      assertEquals(LiftingSettings.IBRNET, model.network().settings());
      assertEquals(values, model.network().parameters().toHost());
      PreparedScene scene = model.prepare(PlaneScene.of(3, PlaneScene.waves(1)), PlaneScene.WIDTH);
      LiftedView view =
          model.render(
              model.sources(
                  scene, PlaneScene.camera(0.1, 0).resized(14, 12), PlaneScene.RANGE, 3, Set.of()));
      for (float colour : view.rgb().data()) {
        assertEquals(0.5, colour, 0.5 + 1e-5); // a convex blend of colours, or less
      }
    }
  }

  @Test
  void anOriginalCheckpointWithoutItsFineNetworkIsRefused() {
    Map<String, Map<String, HostArray>> parts = original(values(LiftingSettings.IBRNET, 3), "");
    parts.remove("net_fine");
    Path file = folder.resolve("model.pth");
    SampleStateDicts.write(file, parts);
    assertTrue(refusal(file).contains("net_fine"));
  }
}
