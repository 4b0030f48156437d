package dev.lift3d.operators.dino;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.vit.OneThread;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.RandomWeights;
import dev.lift3d.operators.vit.Tap;
import dev.lift3d.operators.vit.Tap.Facet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneThread.class)
class DinoOperatorTest {
  @TempDir Path folder;

  private Path weights() throws IOException {
    return TinyDino.write(folder, TinyDino.tensors());
  }

  @Test
  void aCellSitsOnItsPatch() throws IOException {
    try (Operator operator = DinoOperator.open(weights(), DinoSettings.defaults())) {
      assertEquals(new FeatureGrid(TinyDino.WIDTH, 4, 0), operator.info().grid());
      FeatureMap map = operator.encoder().encode(RandomWeights.picture(27, 17));
      // The nearest multiples of the patch.
      assertEquals(28, map.cells().imageWidth());
      assertEquals(16, map.cells().imageHeight());
      assertEquals(7, map.width());
      assertEquals(4, map.height());
      assertEquals(6, map.cells().centre(1));
      assertTrue(operator.decoder().isEmpty());
      assertEquals("dino-vitofwidth16patch4-normalised2-every4", operator.info().name());
    }
  }

  @Test
  void overlappingPatchesKeepTheirPlaces() throws IOException {
    DinoSettings settings = DinoSettings.defaults().at(Facet.KEY, -1).everyPixels(3);
    try (Operator operator = DinoOperator.open(weights(), settings)) {
      FeatureMap map = operator.encoder().encode(RandomWeights.picture(19, 10));
      assertEquals(new FeatureGrid(TinyDino.WIDTH, 3, 0.5), operator.info().grid());
      assertEquals(19, map.cells().imageWidth(), "19 = 4 + 5 steps of 3");
      assertEquals(6, map.width());
      assertEquals(3, map.height());
      assertEquals(2, map.cells().centre(0), "the middle of the first patch");
    }
  }

  @Test
  void anOverlappingPatchSeesWhatThePatchThereSees() throws IOException {
    // Without positions what enters the first block is the patch alone.
    Map<String, HostArray> tensors = TinyDino.tensors();
    tensors.put("pos_embed", HostArray.ofFloats(new float[17 * TinyDino.WIDTH], 1, 17, 16));
    Path file = TinyDino.write(folder, tensors);
    HostArray picture = HostArray.ofFloats(RandomWeights.picture(16, 16).planar(), 1, 3, 16, 16);
    List<Tap> embedded = List.of(new Tap(Facet.TOKEN, 0));
    try (DinoModel coarse = DinoModel.load(file, 0, Optional.empty());
        DinoModel fine = DinoModel.load(file, 2, Optional.empty())) {
      float[] few = coarse.run(picture, embedded).get(0).toFloats();
      float[] many = fine.run(picture, embedded).get(0).toFloats();
      assertEquals(1 + 7 * 7, many.length / TinyDino.WIDTH);
      for (int row = 0; row < 4; row++) {
        for (int col = 0; col < 4; col++) {
          int at = 1 + row * 4 + col;
          int there = 1 + 2 * row * 7 + 2 * col;
          assertClose("patch " + at, token(few, at), token(many, there), 1e-6);
        }
      }
    }
  }

  private static float[] token(float[] tokens, int at) {
    return Arrays.copyOfRange(tokens, at * TinyDino.WIDTH, (at + 1) * TinyDino.WIDTH);
  }

  @Test
  void theRuleOfPositionsMatters() throws IOException {
    Path file = weights();
    float[] before = null;
    for (PositionRule rule :
        List.of(PositionRule.OFFSET, PositionRule.PLAIN, PositionRule.ANTIALIAS)) {
      try (DinoModel model = DinoModel.load(file, 0, Optional.of(rule))) {
        float[] table = model.network().positions(6, 7).toFloats();
        float[] native4 = model.network().positions(4, 4).toFloats();
        assertClose("as it is", TinyDino.tensors().get("pos_embed").toFloats(), native4, 0);
        assertTrue(before == null || !Arrays.equals(before, table), rule + " is another table");
        before = table;
      }
    }
  }

  @Test
  void openClipsRuleLooksAtTheCountAlone() throws IOException {
    float[] table = TinyDino.tensors().get("pos_embed").toFloats();
    for (PositionRule rule : PositionRule.values()) {
      try (DinoModel model = DinoModel.load(weights(), 0, Optional.of(rule))) {
        boolean same = Arrays.equals(table, model.network().positions(2, 8).toFloats());
        assertEquals(rule == PositionRule.ANTIALIAS_BY_COUNT, same, rule + " for 2 x 8 of 4 x 4");
      }
    }
  }

  @Test
  void largePicturesAreMadeSmaller() throws IOException {
    DinoSettings settings = new DinoSettings(Facet.NORMALISED, 0, 0, 24, Optional.empty());
    try (Operator operator = DinoOperator.open(weights(), settings)) {
      FeatureMap map = operator.encoder().encode(RandomWeights.picture(90, 60));
      assertEquals(24, map.cells().imageWidth());
      assertEquals(16, map.cells().imageHeight());
    }
  }

  @Test
  void aPictureSmallerThanAPatchIsEnlarged() throws IOException {
    try (Operator operator = DinoOperator.open(weights(), DinoSettings.defaults())) {
      FeatureMap map = operator.encoder().encode(RandomWeights.picture(2, 1));
      assertEquals(1, map.width() * map.height());
    }
  }

  @Test
  void layersBeyondTheNetworkAreRefused() throws IOException {
    Path file = weights();
    DinoSettings beyond = DinoSettings.defaults().at(Facet.KEY, 3);
    String message =
        assertThrows(InputException.class, () -> DinoOperator.open(file, beyond)).getMessage();
    assertTrue(message.contains("layers 1 to 2, asked for 3"), message);
    assertThrows(
        InputException.class,
        () -> DinoOperator.open(file, DinoSettings.defaults().everyPixels(5)));
  }

  @Test
  void aClosedOperatorSaysSo() throws IOException {
    Operator operator = DinoOperator.open(weights(), DinoSettings.defaults());
    operator.close();
    operator.close();
    assertThrows(
        IllegalStateException.class, () -> operator.encoder().encode(RandomWeights.picture(8, 8)));
  }

  @Test
  void wrongFilesAreNamedForWhatTheyAre() throws IOException {
    Map<String, HostArray> tensors = TinyDino.tensors();
    tensors.put("decoder_embed.weight", HostArray.ofFloats(new float[4], 2, 2));
    tensors.remove("blocks.1.norm2.bias");
    refused(tensors, "1 missing: blocks.1.norm2.bias [16]; 1 unknown: decoder_embed.weight");

    Map<String, HostArray> other = new HashMap<>();
    other.put("conv1.weight", HostArray.ofFloats(new float[4], 2, 2));
    refused(other, "holds no DINO network; it is unknown, with [conv1.weight]");

    Map<String, HostArray> cut = TinyDino.tensors();
    cut.keySet().removeIf(name -> name.startsWith("blocks.1."));
    refused(cut, "has 1 blocks where 2 belong");

    Map<String, HostArray> gap = TinyDino.tensors();
    gap.put("pos_embed", HostArray.ofFloats(new float[15 * 16], 1, 15, 16));
    refused(gap, "a table of positions is square, found 15 rows");

    Path file = weights();
    Files.writeString(folder.resolve("config.json"), "{\"num_heads\": 4, \"embed_dim\": 32}");
    refused(file, "says hidden_size or embed_dim 32, but the weights beside it have 16");
    Files.writeString(folder.resolve("config.json"), "{\"num_heads\": 5}");
    refused(file, "5 is no number of heads");
    Files.delete(folder.resolve("config.json"));
    refused(file, "put the model's config.json beside it");
  }

  private void refused(Map<String, HostArray> tensors, String reason) throws IOException {
    refused(TinyDino.write(folder, tensors), reason);
  }

  private static void refused(Path file, String reason) {
    String message =
        assertThrows(InputException.class, () -> DinoModel.load(file, 0, Optional.empty()))
            .getMessage();
    assertTrue(message.contains(reason), message);
  }

  @Test
  void wrappersAndChunksAreTakenOff() throws IOException {
    Map<String, HostArray> chunked = new LinkedHashMap<>();
    TinyDino.tensors()
        .forEach(
            (name, array) ->
                chunked.put(
                    "module.backbone." + name.replaceFirst("^blocks\\.", "blocks.0."), array));
    chunked.put("module.dino_head.last", HostArray.ofFloats(new float[1], 1));
    HostArray picture = HostArray.ofFloats(RandomWeights.picture(16, 16).planar(), 1, 3, 16, 16);
    List<Tap> last = List.of(new Tap(Facet.NORMALISED, 2));
    float[] expected;
    try (DinoModel plain = DinoModel.load(weights(), 0, Optional.empty())) {
      expected = plain.run(picture, last).get(0).toFloats();
    }
    Path file = TinyDino.write(folder, chunked);
    try (DinoModel wrapped = DinoModel.load(file, 0, Optional.empty())) {
      assertClose("features", expected, wrapped.run(picture, last).get(0).toFloats(), 0);
    }
    assertNotEquals(0, expected[0]);
  }
}
