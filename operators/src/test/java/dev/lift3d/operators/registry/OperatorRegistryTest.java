package dev.lift3d.operators.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.operators.ContentHash;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.ListedOperator;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Operators;
import dev.lift3d.operators.cache.CachedOperator;
import dev.lift3d.operators.cache.EncoderCache;
import dev.lift3d.operators.clip.ClipSettings;
import dev.lift3d.operators.dino.DinoOperator;
import dev.lift3d.operators.dino.DinoSettings;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.vit.OneThread;
import dev.lift3d.operators.vit.RandomWeights;
import dev.lift3d.operators.vit.Tap;
import dev.lift3d.operators.weights.WeightsKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneThread.class)
class OperatorRegistryTest {
  private static final FamilySettings KEYS =
      new FamilySettings(new FamilySettings.Dino(Tap.Facet.KEY, 1), null, 2, null, null);
  private static final Image PICTURE = RandomWeights.picture(16, 12);

  @TempDir Path folder;
  private OperatorRegistry registry;
  private Path weights;

  @BeforeEach
  void write() throws IOException {
    registry = OperatorRegistry.inHome(folder.resolve("home"));
    weights = TinyWeights.writeDino(folder.resolve("dino"), 5);
  }

  @Test
  void whatIsRegisteredIsOpenedByItsNameWithItsSettings() {
    Registration added = registry.add("keys", weights, KEYS);
    assertEquals(WeightsKind.Family.DINO, added.family());
    assertEquals(new FeatureGrid(16, 2, 1), added.features());
    DinoSettings settings = DinoSettings.defaults().at(Tap.Facet.KEY, 1).everyPixels(2);
    try (Operator found = registry.open("keys").orElseThrow();
        Operator direct = DinoOperator.open(weights, settings)) {
      assertEquals("keys", found.info().name());
      assertEquals("keys", found.encoder().name());
      assertEquals(direct.info().grid(), found.info().grid());
      assertArrayEquals(
          direct.encoder().encode(PICTURE).data(), found.encoder().encode(PICTURE).data());
    }
    assertEquals(Optional.of(added), registry.find("keys"), "it survives being written down");
  }

  @Test
  void theDescriptionIsAllThatIsWritten() throws IOException {
    registry.add("mine", weights, FamilySettings.DEFAULTS);
    try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
      assertEquals(
          List.of(registry.folder().resolve("mine.json")),
          files.filter(Files::isRegularFile).toList());
    }
    Map<String, String> sums = registry.find("mine").orElseThrow().files().sha256();
    assertEquals(List.of("config.json", "model.safetensors"), List.copyOf(sums.keySet()));
    assertEquals(ContentHash.ofFile(weights), sums.get("model.safetensors"));
  }

  @Test
  void clipIsOpenedThroughItsOwnFamily() throws IOException {
    Path clip = TinyWeights.writeClip(folder.resolve("clip"));
    refused("clip", clip, FamilySettings.DEFAULTS, "does not say which activation");
    FamilySettings said =
        new FamilySettings(
            null,
            new FamilySettings.Clip(ClipSettings.Features.TOKENS, Activation.QUICK_GELU),
            null,
            null,
            null);
    Registration added = registry.add("clip", folder.resolve("clip"), said);
    assertEquals(WeightsKind.Family.CLIP, added.family());
    assertEquals(clip, added.files().path(), "the file that was found in the folder");
    try (Operator operator = registry.open("clip").orElseThrow()) {
      assertEquals(8, operator.encoder().encode(PICTURE).channels());
      assertTrue(operator.info().description().endsWith("tokens"));
    }
    refused("other", clip, KEYS, "facet and layer are for DINO; this is CLIP");
    refused("other", weights, said, "features and activation are for CLIP; this is DINO");
  }

  @Test
  void theUsersOwnRegistryIsWhereTheOperatorsAreFound() {
    String before = System.getProperty(OperatorRegistry.HOME);
    System.setProperty(OperatorRegistry.HOME, folder.resolve("home").toString());
    try {
      registry.add("mine", weights, FamilySettings.DEFAULTS);
      assertEquals(registry.folder(), OperatorRegistry.ofUser().folder());
      try (Operator operator = Operators.open("mine")) {
        assertEquals("mine", operator.info().name());
      }
      registry.remove("mine");
      InputException e = assertThrows(InputException.class, () -> Operators.open("mine"));
      assertTrue(e.getMessage().contains("nor registered"), e.getMessage());
    } finally {
      if (before == null) {
        System.clearProperty(OperatorRegistry.HOME);
      } else {
        System.setProperty(OperatorRegistry.HOME, before);
      }
    }
  }

  @Test
  void weightsThatChangedOrVanishedAreOneLine() throws IOException {
    registry.add("mine", weights, FamilySettings.DEFAULTS);
    byte[] before = Files.readAllBytes(weights);
    byte[] changed = before.clone();
    changed[before.length - 3] ^= 1;
    Files.write(weights, changed);
    unusable("operator mine: " + weights + " has changed since it was registered");
    Files.write(weights, before);
    Path config = weights.resolveSibling("config.json");
    Files.writeString(config, "{\"num_heads\": 2, \"depth\": 2}");
    unusable(config + " has changed since");
    Files.writeString(config, "{\"num_heads\": 4, \"depth\": 2}");
    Path other = Files.writeString(weights.resolveSibling("preprocessor_config.json"), "{}");
    unusable(other + " was not there when it was registered");
    Files.delete(other);
    registry.open("mine").orElseThrow().close();
    Files.delete(weights);
    unusable(weights + " is not there any more; put it back, or remove mine");
    assertTrue(registry.list().get(0).source().contains("is not there any more"));
  }

  private void unusable(String reason) {
    String message = assertThrows(InputException.class, () -> registry.open("mine")).getMessage();
    assertTrue(message.contains(reason), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void wrongFilesAreRefusedAndNotRegistered() throws IOException {
    Map<String, HostArray> tensors = TinyWeights.dino(5);
    tensors.remove("blocks.1.norm2.bias");
    refused("bad", written(tensors), FamilySettings.DEFAULTS, "1 missing: blocks.1.norm2.bias");
    Map<String, HostArray> resnet = Map.of("conv1.weight", HostArray.ofFloats(new float[1], 1));
    refused("bad", written(resnet), FamilySettings.DEFAULTS, "holds none of the networks known");
    Path onnx = Files.write(folder.resolve("encoder.onnx"), new byte[9]);
    refused("bad", onnx, FamilySettings.DEFAULTS, "put it into a folder as encoder.onnx");
    Path cut = Files.write(folder.resolve("cut.pth"), new byte[] {80, 75, 3, 4});
    refused("bad", cut, FamilySettings.DEFAULTS, "cut.pth");
    refused("bad", folder.resolve("none.pth"), FamilySettings.DEFAULTS, "does not exist");
    FamilySettings beyond =
        new FamilySettings(new FamilySettings.Dino(null, 9), null, null, null, null);
    refused("bad", weights, beyond, "layers 1 to 2, asked for 9");
    FamilySettings wrong = new FamilySettings(null, null, -1, null, null);
    refused("bad", weights, wrong, "found NORMALISED, -1");
  }

  private Path written(Map<String, HostArray> tensors) {
    Path file = folder.resolve("dino/other.safetensors");
    Safetensors.write(file, tensors, Map.of());
    return file;
  }

  private void refused(String name, Path file, FamilySettings settings, String reason) {
    String message =
        assertThrows(InputException.class, () -> registry.add(name, file, settings)).getMessage();
    assertTrue(message.contains(reason), message);
    assertEquals(Optional.empty(), registry.find(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mine", "../mine", "a/b", ".json", "a b", "ä"})
  void namesThatAreNoFileNamesAreRefused(String name) {
    refused(name, weights, FamilySettings.DEFAULTS, "is no name for an operator");
    assertEquals(Optional.empty(), registry.open(name));
    assertThrows(InputException.class, () -> registry.remove(name));
  }

  @Test
  void aNameIsTakenOnce() {
    refused("gradient", weights, FamilySettings.DEFAULTS, "is the name of a built-in operator");
    registry.add("mine", weights, FamilySettings.DEFAULTS);
    InputException e =
        assertThrows(InputException.class, () -> registry.add("mine", weights, KEYS));
    assertTrue(e.getMessage().contains("registered already"), e.getMessage());
    registry.remove("mine");
    e = assertThrows(InputException.class, () -> registry.remove("mine"));
    assertTrue(e.getMessage().contains("no weights are registered as mine"), e.getMessage());
    assertTrue(Files.exists(weights), "the weights stay");
    registry.add("mine", weights, KEYS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"family\": \"RESNET\"}",
        "{\"family\": \"DINO\", \"surprise\": 1}",
        "{\"family\": \"DINO\", \"model\": \"m\", \"features\": {\"channels\": 1, \"stride\": 1,"
            + " \"offset\": 0}, \"files\": {\"weights\": \"relative\", \"sha256\": {\"a\": \"b\"}}}"
      })
  void aDamagedDescriptionIsOneLineAndCanBeRemoved(String json) throws IOException {
    Files.createDirectories(registry.folder());
    Files.writeString(registry.folder().resolve("mine.json"), json);
    unusable("mine.json: ");
    ListedOperator listed = registry.list().get(0);
    assertEquals("unusable", listed.family());
    registry.remove("mine");
    assertEquals(List.of(), registry.list());
  }

  @Test
  void theListSaysWhatEachIsWithoutOpeningIt() throws IOException {
    assertEquals(List.of(), registry.list(), "no folder yet");
    registry.add("b-keys", weights, KEYS);
    Path own = Files.createDirectories(registry.folder().resolve("a-folder"));
    Files.write(own.resolve("encoder.pt"), new byte[3]);
    Files.writeString(
        own.resolve("operator.json"),
        "{\"about\": {\"licence\": \"MIT\"}, \"features\":"
            + " {\"channels\": 7, \"stride\": 4, \"offset\": 0}}");
    Files.createDirectories(registry.folder().resolve("no-operator"));
    List<ListedOperator> listed = registry.list();
    assertEquals(List.of("a-folder", "b-keys"), listed.stream().map(ListedOperator::name).toList());
    assertEquals(
        new ListedOperator(
            "a-folder",
            "torchscript folder",
            "MIT",
            Optional.of(new FeatureGrid(7, 4, 0)),
            own.toString()),
        listed.get(0));
    assertEquals("Apache-2.0", listed.get(1).licence());
    assertTrue(listed.get(1).family().startsWith("DINO ViT"), listed.get(1).family());
    assertEquals(weights.toString(), listed.get(1).source());
    InputException e = assertThrows(InputException.class, () -> registry.open("a-folder"));
    assertTrue(e.getMessage().contains("encoder.pt"), e.getMessage());
  }

  @Test
  void builtInOnesAreListedWithTheirGrid() {
    ListedOperator gradient =
        Operators.listBuiltIn().stream().filter(o -> o.name().equals("gradient")).findFirst().get();
    assertEquals(Optional.of(new FeatureGrid(31, 4, 0)), gradient.grid());
    assertEquals("built-in", gradient.family());
  }

  @Test
  void theIdentityFollowsWeightsAndSettingsAndNotTheName() throws IOException {
    registry.add("one", weights, KEYS);
    registry.add("two", weights, KEYS);
    registry.add("tokens", weights, FamilySettings.DEFAULTS);
    registry.add("other", TinyWeights.writeDino(folder.resolve("other"), 6), KEYS);
    assertEquals(identity("one"), identity("two"));
    assertNotEquals(identity("one"), identity("tokens"));
    assertNotEquals(identity("one"), identity("other"));
  }

  private String identity(String name) {
    try (Operator operator = registry.open(name).orElseThrow()) {
      return operator.identity().orElseThrow();
    }
  }

  @Test
  void featuresOfRegisteredOperatorsAreKept() {
    registry.add("mine", weights, KEYS);
    EncoderCache cache = EncoderCache.in(folder.resolve("cache"), EncoderCache.USUAL_BYTES);
    float[] first = encoded(cache);
    assertEquals(0, cache.found());
    assertArrayEquals(first, encoded(cache));
    assertEquals(1, cache.found());
    assertEquals(1, cache.missed());
  }

  private float[] encoded(EncoderCache cache) {
    try (Operator operator = CachedOperator.of(registry.open("mine").orElseThrow(), cache)) {
      assertEquals("mine", operator.info().name());
      assertFalse(operator.decoder().isPresent());
      return operator.encoder().encode(PICTURE).data();
    }
  }
}
