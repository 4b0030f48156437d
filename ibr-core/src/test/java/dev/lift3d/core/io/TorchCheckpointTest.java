package dev.lift3d.core.io;

import static dev.lift3d.core.io.SampleCheckpoints.counting;
import static dev.lift3d.core.io.SampleCheckpoints.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchCheckpointTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("model.pth");
  }

  /** A checkpoint as IBRNet's training saves it. */
  private static Map<String, Object> ibrnet(SamplePickler.Storage... storages) {
    Map<String, Object> state = new LinkedHashMap<>();
    for (SamplePickler.Storage storage : storages) {
      state.put("layer" + storage.key() + ".weight", vector(storage));
    }
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("lr", 5e-4);
    group.put("betas", SamplePickler.Tuple.of(0.9, 0.999));
    group.put("amsgrad", false);
    group.put("params", List.of(0, 70000, -3));
    Map<Object, Object> moments = new LinkedHashMap<>();
    moments.put(0, Map.of("exp_avg", vector(storages[0])));
    Map<String, Object> optimizer = new LinkedHashMap<>();
    optimizer.put("state", moments);
    optimizer.put("param_groups", List.of(group));
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("optimizer", optimizer);
    Map<String, Object> scheduler = new LinkedHashMap<>();
    scheduler.put("last_epoch", 1L << 40);
    scheduler.put("note", null);
    root.put("scheduler", scheduler);
    Map<String, Object> metadata = Map.of("_metadata", Map.of("version", 1));
    root.put("net_coarse", new SamplePickler.Ordered(state, metadata));
    return root;
  }

  private void checkIbrnet(TorchCheckpoint checkpoint, int elements) {
    Map<String, HostArray> net = checkpoint.stateDict("net_coarse");
    assertEquals(List.of("layer0.weight", "layer1.weight"), new ArrayList<>(net.keySet()));
    assertEquals(elements, net.get("layer1.weight").size());
    assertEquals(elements - 1, net.get("layer1.weight").toFloats()[elements - 1]);
    assertEquals(
        List.of("state.0.exp_avg"), new ArrayList<>(checkpoint.stateDict("optimizer").keySet()));
    CheckpointNode.Table root = (CheckpointNode.Table) checkpoint.root();
    CheckpointNode.Table scheduler = (CheckpointNode.Table) root.entries().get("scheduler");
    assertEquals(plain(1L << 40), scheduler.entries().get("last_epoch"));
    assertEquals(new CheckpointNode.Plain(Optional.empty()), scheduler.entries().get("note"));
    CheckpointNode.Table optimizer = (CheckpointNode.Table) root.entries().get("optimizer");
    CheckpointNode.Items groups = (CheckpointNode.Items) optimizer.entries().get("param_groups");
    CheckpointNode.Table group = (CheckpointNode.Table) groups.items().get(0);
    assertEquals(
        new CheckpointNode.Items(List.of(plain(0L), plain(70000L), plain(-3L))),
        group.entries().get("params"));
    assertEquals(
        new CheckpointNode.Items(List.of(plain(0.9), plain(0.999))), group.entries().get("betas"));
    assertEquals(plain(false), group.entries().get("amsgrad"));
  }

  private static CheckpointNode plain(Object value) {
    return new CheckpointNode.Plain(Optional.of(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aTrainingCheckpointIsReadInEveryPickleProtocol(int protocol) throws IOException {
    SamplePickler.Storage[] storages = {counting("0", 4), counting("1", 6)};
    byte[] pickle = SamplePickler.pickle(ibrnet(storages), protocol, false);
    Files.write(file, SampleCheckpoints.zip(pickle, storages));
    checkIbrnet(TorchCheckpoint.read(file), 6);
  }

  @Test
  void aTrainingCheckpointFromBeforeZipIsRead() throws IOException {
    SamplePickler.Storage[] storages = {counting("0", 4), counting("1", 6)};
    Files.write(file, SampleCheckpoints.legacy(ibrnet(storages), storages));
    checkIbrnet(TorchCheckpoint.read(file), 6);
  }

  @Test
  void memoPlacesBeyondTheFirst256AreFollowed() throws IOException {
    SamplePickler.Storage storage = counting("0", 3);
    Map<String, Object> first = new LinkedHashMap<>();
    Map<String, Object> again = new LinkedHashMap<>();
    for (int i = 0; i < 300; i++) {
      first.put("weight" + i, i);
      again.put("weight" + i, vector(storage));
    }
    // The second dictionary's keys are fetched from the memo.
    TorchCheckpoint read = read(List.of(first, again), storage);
    List<String> expected = again.keySet().stream().map(k -> "1." + k).toList();
    assertEquals(expected, new ArrayList<>(read.stateDict().keySet()));
  }

  @ParameterizedTest
  @CsvSource({
    "DoubleStorage, F64",
    "FloatStorage, F32",
    "HalfStorage, F16",
    "BFloat16Storage, BF16",
    "LongStorage, I64",
    "IntStorage, I32",
    "ShortStorage, I16",
    "CharStorage, I8",
    "ByteStorage, U8",
    "BoolStorage, BOOL"
  })
  void everyStorageTypeIsRead(String storageType, ElementType type) throws IOException {
    HostArray expected = SampleArrays.random(type, new Random(10), 5);
    SamplePickler.Storage storage = new SamplePickler.Storage(storageType, "0", 5, bytes(expected));
    assertEquals(expected, read(Map.of("x", vector(storage)), storage).stateDict().get("x"));
  }

  @ParameterizedTest
  @CsvSource({"uint16, U16", "uint32, U32", "uint64, U64", "float32, F32"})
  void aTypeBesideAnUntypedStorageIsRead(String dtype, ElementType type) throws IOException {
    HostArray expected = SampleArrays.random(type, new Random(11), 5);
    byte[] bytes = bytes(expected);
    SamplePickler.Storage storage =
        new SamplePickler.Storage("UntypedStorage", "0", bytes.length, bytes);
    var tensor = new SamplePickler.Tensor(storage, 0, List.of(5), List.of(1));
    var root = Map.of("x", new SamplePickler.TensorV3(tensor, dtype));
    assertEquals(expected, read(root, storage).stateDict().get("x"));
  }

  @Test
  void viewsOfOneStorageAreCutOutOrMadeContiguous() throws IOException {
    SamplePickler.Storage s = counting("0", 12);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("matrix", new SamplePickler.Tensor(s, 0, List.of(3, 4), List.of(4, 1)));
    root.put("transposed", new SamplePickler.Tensor(s, 0, List.of(4, 3), List.of(1, 4)));
    root.put("row", new SamplePickler.Tensor(s, 4, List.of(4), List.of(1)));
    root.put("column", new SamplePickler.Tensor(s, 2, List.of(3), List.of(4)));
    root.put("every second", new SamplePickler.Tensor(s, 1, List.of(2, 2), List.of(4, 2)));
    root.put("expanded", new SamplePickler.Tensor(s, 5, List.of(2, 3), List.of(0, 0)));
    root.put("scalar", new SamplePickler.Tensor(s, 11, List.of(), List.of()));
    root.put("empty", new SamplePickler.Tensor(s, 12, List.of(0, 4), List.of(4, 1)));
    root.put(
        "channels last", new SamplePickler.Tensor(s, 0, List.of(1, 2, 2, 3), List.of(12, 1, 6, 2)));
    Map<String, HostArray> read = read(root, s).stateDict();
    assertArrayEquals(new long[] {3, 4}, read.get("matrix").shape());
    assertFloats(read, "matrix", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertArrayEquals(new long[] {4, 3}, read.get("transposed").shape());
    assertFloats(read, "transposed", 0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
    assertFloats(read, "row", 4, 5, 6, 7);
    assertFloats(read, "column", 2, 6, 10);
    assertFloats(read, "every second", 1, 3, 5, 7);
    assertFloats(read, "expanded", 5, 5, 5, 5, 5, 5);
    assertFloats(read, "scalar", 11);
    assertArrayEquals(new long[0], read.get("scalar").shape());
    assertArrayEquals(new long[] {0, 4}, read.get("empty").shape());
    assertFloats(read, "channels last", 0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11);
  }

  private static void assertFloats(Map<String, HostArray> read, String name, float... expected) {
    assertArrayEquals(expected, read.get(name).toFloats(), name);
  }

  @Test
  void parametersAndListsAndBytesAreRead() throws IOException {
    SamplePickler.Storage s = counting("0", 2);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("p", new SamplePickler.Parameter(vector(s)));
    root.put("l", List.of(vector(s), List.of()));
    root.put("b", new byte[] {1, (byte) 0xFE});
    root.put("t", "\u00e9");
    TorchCheckpoint read = read(root, s);
    assertEquals(List.of("p", "l.0"), new ArrayList<>(read.stateDict().keySet()));
    Map<String, CheckpointNode> entries = ((CheckpointNode.Table) read.root()).entries();
    assertEquals(plain(ByteBuffer.wrap(new byte[] {1, (byte) 0xFE})), entries.get("b"));
    assertEquals(plain("\u00e9"), entries.get("t"));
  }

  @Test
  void aPlaceThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
    SamplePickler.Storage s = counting("0", 2);
    TorchCheckpoint read = read(Map.of("net", Map.of("w", vector(s)), "epoch", 3), s);
    InputException e = assertThrows(InputException.class, () -> read.stateDict("net_fine"));
    assertTrue(e.getMessage().contains("'net_fine'; there are ["), e.getMessage());
    assertThrows(InputException.class, () -> read.stateDict("net", "w", "x"));
    e = assertThrows(InputException.class, () -> read.stateDict("epoch"));
    assertTrue(e.getMessage().contains("no tensors below epoch"), e.getMessage());
  }

  @Test
  void oneNameForTwoTensorsIsRefused() throws IOException {
    SamplePickler.Storage s = counting("0", 2);
    TorchCheckpoint read = read(Map.of("a", Map.of("b", vector(s)), "a.b", vector(s)), s);
    assertThrows(InputException.class, read::stateDict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python-legacy.pth", "python-zip.pth"})
  void whatPythonPickledIsRead(String name) throws URISyntaxException {
    Path pickled = Path.of(TorchCheckpointTest.class.getResource(name).toURI());
    TorchCheckpoint read = TorchCheckpoint.read(pickled);
    Map<String, HostArray> net = read.stateDict("net_coarse");
    assertEquals(
        List.of("fc.weight", "fc.transposed", "fc.parameter", "steps"),
        new ArrayList<>(net.keySet()));
    assertEquals(HostArray.ofFloats(new float[] {0, 1, 2, 3, 4, 5}, 2, 3), net.get("fc.weight"));
    assertEquals(
        HostArray.ofFloats(new float[] {0, 3, 1, 4, 2, 5}, 3, 2), net.get("fc.transposed"));
    assertEquals(HostArray.ofFloats(new float[] {0, 1, 2, 3, 4, 5}, 6), net.get("fc.parameter"));
    assertEquals(ElementType.I64, net.get("steps").type());
    assertArrayEquals(new int[] {7, 8}, net.get("steps").toInts());
    Map<String, CheckpointNode> root = ((CheckpointNode.Table) read.root()).entries();
    assertEquals(pythonsOptimizer(), root.get("optimizer"));
  }

  private static CheckpointNode pythonsOptimizer() {
    Map<String, CheckpointNode> group = new LinkedHashMap<>();
    group.put("lr", plain(5e-4));
    group.put("betas", new CheckpointNode.Items(List.of(plain(0.9), plain(0.999))));
    group.put("eps", plain(1e-8));
    group.put("amsgrad", plain(false));
    group.put("foreach", new CheckpointNode.Plain(Optional.empty()));
    List<CheckpointNode> params = new ArrayList<>();
    for (long value : new long[] {0, 1, 300, 70000, -1, 1L << 40}) {
      params.add(plain(value));
    }
    group.put("params", new CheckpointNode.Items(params));
    group.put("raw", plain(ByteBuffer.wrap(new byte[] {0, (byte) 0xFF})));
    group.put("note", plain("\u00e9"));
    var groups = new CheckpointNode.Items(List.of(new CheckpointNode.Table(group)));
    return new CheckpointNode.Table(
        Map.of("state", new CheckpointNode.Table(Map.of()), "param_groups", groups));
  }

  @Test
  void aCheckpointWrittenByPyTorchEqualsItsSafetensorsTwin() {
    Path twins = SharedFolder.fixture("vit/dino-timm");
    Map<String, HostArray> expected =
        Safetensors.read(twins.resolve("model.safetensors")).tensors();
    Map<String, HostArray> read = TorchCheckpoint.read(twins.resolve("model.pth")).stateDict();
    assertEquals(42, read.size());
    assertEquals(expected, read);
  }

  private static byte[] bytes(HostArray array) {
    byte[] bytes = new byte[array.bytes().remaining()];
    array.bytes().get(bytes);
    return bytes;
  }

  private TorchCheckpoint read(Object root, SamplePickler.Storage... storages) throws IOException {
    Files.write(file, SampleCheckpoints.zip(SamplePickler.pickle(root), storages));
    return TorchCheckpoint.read(file);
  }
}
