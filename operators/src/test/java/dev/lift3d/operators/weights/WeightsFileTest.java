package dev.lift3d.operators.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
  @TempDir Path folder;

  private Path file(String... names) {
    Map<String, HostArray> tensors = new LinkedHashMap<>();
    for (String name : names) {
      tensors.put(name, HostArray.ofFloats(new float[] {1, 2}, 2));
    }
    Path file = folder.resolve("weights.safetensors");
    Safetensors.write(file, tensors, Map.of());
    return file;
  }

  @Test
  void prefixesOfWrappersAreTakenOff() {
    Path file = file("module.backbone.blocks.0.w", "module.backbone.norm", "module.head.w");
    WeightsFile weights = WeightsFile.read(file);
    assertEquals(Set.of("blocks.0.w", "norm", "head.w"), weights.tensors().keySet());
    assertEquals(1, weights.layers("blocks."));
    assertEquals(2, weights.size("norm", 0));
  }

  @Test
  void aPrefixThatSomeNamesLackIsPartOfTheNames() {
    WeightsFile weights = WeightsFile.read(file("model.a", "b"));
    assertEquals(Set.of("model.a", "b"), weights.tensors().keySet());
  }

  @Test
  void twoModelsInOneFileAreRefused() {
    Path file = file("backbone.w", "w");
    String message = assertThrows(InputException.class, () -> WeightsFile.read(file)).getMessage();
    assertTrue(message.contains("two tensors are named w"), message);
  }

  @Test
  void aFolderGivesItsUsualFile() throws IOException {
    Files.move(file("norm"), folder.resolve("model.safetensors"));
    assertTrue(WeightsFile.read(folder).has("norm"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String message = assertThrows(InputException.class, () -> WeightsFile.read(empty)).getMessage();
    assertTrue(message.contains("model.safetensors"), message);
  }

  @Test
  void shardsAreOneModel() throws IOException {
    Safetensors.write(
        folder.resolve("a.safetensors"),
        Map.of("one", HostArray.ofFloats(new float[] {1}, 1)),
        Map.of());
    ByteBuffer half = ByteBuffer.allocate(2).put((byte) 0x80).put((byte) 0x3F).flip();
    Safetensors.write(
        folder.resolve("b.safetensors"),
        Map.of("two", HostArray.of(ElementType.BF16, new long[] {1}, half)),
        Map.of());
    Path index = folder.resolve("model.safetensors.index.json");
    String map = "{\"weight_map\": {\"one\": \"a.safetensors\", \"two\": \"b.safetensors\"}}";
    Files.writeString(index, map);
    WeightsFile weights = WeightsFile.read(folder);
    assertEquals(Set.of("one", "two"), weights.tensors().keySet());
    assertArrayEquals(new float[] {1}, weights.tensors().get("two").toFloats());
    Files.writeString(index, map.replace("\"two\"", "\"three\""));
    assertTrue(refusal(index).contains("three is not in b.safetensors"));
    Files.writeString(index, map.replace("b.safe", "../b.safe"));
    assertTrue(refusal(index).contains("no file name"));
    Files.writeString(index, "[1");
    assertTrue(refusal(index).contains("no JSON"));
  }

  private static String refusal(Path file) {
    return assertThrows(InputException.class, () -> WeightsFile.read(file)).getMessage();
  }

  @Test
  void whatIsNoWeightFileIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("model.pth"), "hello");
    assertTrue(refusal(text).contains("is no PyTorch checkpoint"));
    assertTrue(refusal(folder.resolve("none.safetensors")).contains("does not exist"));
    Path cut = folder.resolve("cut.safetensors");
    byte[] whole = Files.readAllBytes(file("norm"));
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 3));
    assertTrue(refusal(cut).startsWith(cut.toString()));
  }

  @Test
  void aStateDictOfTorchHoldsWhatItsSafetensorsHolds() {
    Path fixture = SharedFolder.fixture("vit/dino-timm");
    Map<String, HostArray> pickled = WeightsFile.read(fixture.resolve("model.pth")).tensors();
    assertEquals(WeightsFile.read(fixture).tensors(), pickled);
  }

  @Test
  void theConfigurationBesideIsRead() throws IOException {
    WeightsFile weights = WeightsFile.read(file("norm"));
    assertTrue(ModelConfig.beside(weights).integer("heads").isEmpty());
    Files.writeString(
        folder.resolve("config.json"), "{\"heads\": 6, \"v\": {\"eps\": 1e-6, \"act\": \"gelu\"}}");
    ModelConfig config = ModelConfig.beside(weights);
    assertEquals(6, config.integer("num_heads", "heads").getAsInt());
    assertEquals(1e-6, config.number("v.eps").getAsDouble());
    assertEquals("gelu", config.text("v.act").orElseThrow());
    assertThrows(InputException.class, () -> config.integer("v.act"));
    assertThrows(InputException.class, () -> config.number("v.act"));
    config.requireAgreement(6, "heads");
    assertThrows(InputException.class, () -> config.requireAgreement(7, "heads"));
  }
}
