package dev.lift3d.operators.clip;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.FeaturePrediction;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.vit.OneThread;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.RandomWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A tiny CLIP of random weights in OpenAI's layout. */
@ExtendWith(OneThread.class)
class ClipOperatorTest {
  private static final int WIDTH = 16;
  private static final int SHARED = 8;
  private static final ClipModel.Options OPTIONS =
      new ClipModel.Options(0, PositionRule.PLAIN, Optional.of(Activation.QUICK_GELU));
  private static final ClipSettings SETTINGS =
      new ClipSettings(ClipSettings.Features.DENSE, 0, OPTIONS);

  @TempDir Path folder;
  private Path weights;
  private Path vocabulary;

  @BeforeEach
  void write() throws IOException {
    weights = folder.resolve("clip.safetensors");
    Safetensors.write(weights, tensors(), Map.of());
    Files.writeString(
        folder.resolve("config.json"),
        "{\"vision_cfg\": {\"heads\": 4}, \"text_cfg\": {\"heads\": 2}}");
    vocabulary = Files.writeString(folder.resolve("merges.txt"), "#version\nc a\nca t</w>\n");
  }

  private static Map<String, HostArray> tensors() {
    RandomWeights weights =
        new RandomWeights(7)
            .add("visual.class_embedding", WIDTH)
            .add("visual.positional_embedding", 17, WIDTH)
            .add("visual.conv1.weight", WIDTH, 3, 4, 4)
            .layer("visual.ln_pre", WIDTH)
            .layer("visual.ln_post", WIDTH)
            .add("visual.proj", WIDTH, SHARED)
            .add("positional_embedding", 77, WIDTH)
            .add("token_embedding.weight", 516, WIDTH)
            .layer("ln_final", WIDTH)
            .add("text_projection", WIDTH, SHARED)
            .add("logit_scale");
    for (String tower : List.of("visual.transformer.", "transformer.")) {
      String block = tower + "resblocks.0.";
      weights
          .layer(block + "ln_1", WIDTH)
          .add(block + "attn.in_proj_weight", 3 * WIDTH, WIDTH)
          .add(block + "attn.in_proj_bias", 3 * WIDTH)
          .layer(block + "attn.out_proj", WIDTH, WIDTH)
          .layer(block + "ln_2", WIDTH)
          .layer(block + "mlp.c_fc", 32, WIDTH)
          .layer(block + "mlp.c_proj", WIDTH, 32);
    }
    return weights.tensors();
  }

  @Test
  void eachPatchHasAVectorOfTheSharedSpace() {
    for (ClipSettings.Features features : ClipSettings.Features.values()) {
      try (Operator operator = ClipOperator.open(weights, SETTINGS.of(features))) {
        assertEquals(new FeatureGrid(SHARED, 4, 0), operator.info().grid());
        FeatureMap map = operator.encoder().encode(RandomWeights.picture(23, 16));
        assertEquals(6, map.width(), features + ": the nearest size is 24 x 16");
        assertEquals(4, map.height());
        assertTrue(operator.decoder().isEmpty());
      }
    }
  }

  @Test
  void wordsAreAskedOfFeatures() {
    List<String> queries = List.of("cat", "a tac");
    try (Operator operator = ClipOperator.open(weights, SETTINGS, vocabulary, queries)) {
      FeatureMap features = operator.encoder().encode(RandomWeights.picture(16, 16));
      FeaturePrediction answer =
          assertInstanceOf(
              FeaturePrediction.class, operator.decoder().orElseThrow().decode(features));
      assertEquals(queries, operator.info().classes());
      assertEquals(2, answer.map().channels());
      assertEquals(features.cells(), answer.map().cells());
      for (float relevancy : answer.map().data()) {
        assertTrue(relevancy > 0 && relevancy < 1);
      }
    }
    assertThrows(
        InputException.class, () -> ClipOperator.open(weights, SETTINGS, vocabulary, List.of()));
  }

  @Test
  void aCropOfThePyramidIsThePictureThere() {
    try (ClipModel model = ClipModel.load(weights, OPTIONS)) {
      // Crops of 16 of a picture of 32 step by 8 from -8 on: the fourth in a row starts at 16.
      Image image = RandomWeights.picture(48, 32);
      FeatureMap map = CropPyramid.of(model, 0.5, 0.5, 1).encode(image).get(0);
      assertEquals(7, map.width());
      assertEquals(5, map.height());
      assertEquals(24, map.cells().centre(3));
      Image crop = Image.zeros(16, 16, 3);
      for (int y = 0; y < 16; y++) {
        System.arraycopy(image.data(), ((y + 8) * 48 + 16) * 3, crop.data(), y * 48, 48);
      }
      float[] alone = model.encodePictures(model.scaling().apply(crop)).toFloats();
      float[] found = Arrays.copyOfRange(map.data(), (2 * 7 + 3) * SHARED, (2 * 7 + 4) * SHARED);
      assertClose("the crop's vector", UnitVectors.unit(alone), found, 1e-5);
    }
  }

  @Test
  void whatWeightsLeaveOpenIsAskedFor() throws IOException {
    refused(ClipModel.Options.defaults(), "does not say which activation");
    Files.delete(folder.resolve("config.json"));
    refused(OPTIONS, "the vision tower has width 16, for which 0 is no number of heads");
  }

  @Test
  void openAisOwnFilesTellTheirActivation() {
    Map<String, HostArray> tensors = tensors();
    for (String name : List.of("input_resolution", "context_length", "vocab_size")) {
      tensors.put(name, HostArray.ofInts(new int[] {16}));
    }
    Path theirs = folder.resolve("openai.safetensors");
    Safetensors.write(theirs, tensors, Map.of());
    HostArray picture = HostArray.ofFloats(RandomWeights.picture(16, 16).planar(), 1, 3, 16, 16);
    try (ClipModel found = ClipModel.load(theirs, ClipModel.Options.defaults());
        ClipModel said = ClipModel.load(weights, OPTIONS)) {
      float[] expected = said.encodePictures(picture).toFloats();
      assertClose("picture", expected, found.encodePictures(picture).toFloats(), 0);
    }
  }

  @Test
  void aMissingTensorIsNamed() {
    Map<String, HostArray> tensors = tensors();
    tensors.remove("transformer.resblocks.0.ln_2.bias");
    tensors.put("visual.extra", HostArray.ofFloats(new float[1], 1));
    Safetensors.write(weights, tensors, Map.of());
    refused(OPTIONS, "1 missing: transformer.resblocks.0.ln_2.bias [16]; 1 unknown: visual.extra");
  }

  @Test
  void anotherModelsVocabularyIsRefused() throws IOException {
    Files.writeString(vocabulary, "#version\nc a\nca t</w>\nd o\n");
    List<String> queries = List.of("cat");
    InputException e =
        assertThrows(
            InputException.class, () -> ClipOperator.open(weights, SETTINGS, vocabulary, queries));
    assertTrue(e.getMessage().contains("is not in the model's vocabulary of 516"), e.getMessage());
  }

  @Test
  void picturesWithoutTextTowerStillHaveFeatures() {
    Map<String, HostArray> tensors = tensors();
    tensors.keySet().removeIf(name -> !name.startsWith("visual."));
    Safetensors.write(weights, tensors, Map.of());
    try (ClipModel model = ClipModel.load(weights, OPTIONS)) {
      HostArray picture = HostArray.ofFloats(RandomWeights.picture(16, 16).planar(), 1, 3, 16, 16);
      assertEquals(SHARED, model.encodePictures(picture).size());
      InputException e =
          assertThrows(InputException.class, () -> model.encodeTokens(List.of(new int[] {1, 2})));
      assertTrue(e.getMessage().contains("has no text tower"), e.getMessage());
    }
  }

  private void refused(ClipModel.Options options, String reason) {
    String message =
        assertThrows(InputException.class, () -> ClipModel.load(weights, options)).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
