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
  @CsvSource({
    "os, system",
    "builtins, eval",
    "__builtin__, getattr",
    "posix, system",
    "torch.nn.modules.linear, Linear",
    "torch._utils, _rebuild_sparse_tensor",
    "numpy.core.multiarray, scalar",
    "torch, FloatTensor"
  })
  void anyOtherGlobalIsRefusedByName(String module, String name) throws IOException {
    var global = new SamplePickler.Global(module, name);
    for (int protocol : new int[] {2, 4}) {
      var call = new SamplePickler.Call(global, SamplePickler.Tuple.of("true"));
      byte[] pickle = SamplePickler.pickle(Map.of("x", call), protocol, false);
      Files.write(file, SampleCheckpoints.zip(pickle));
      assertRefused("refuses " + module + "." + name);
    }
    Files.write(file, SampleCheckpoints.legacy(Map.of("x", global)));
    assertRefused("refuses " + module + "." + name);
  }

  @Test
  void tensorsThatLeaveTheirStorageAreRefused() throws IOException {
    SamplePickler.Storage s = counting("0", 12);
    List<SamplePickler.Tensor> outside =
        List.of(
            new SamplePickler.Tensor(s, 0, List.of(13), List.of(1)),
            new SamplePickler.Tensor(s, 1, List.of(12), List.of(1)),
            new SamplePickler.Tensor(s, -1, List.of(2), List.of(1)),
            new SamplePickler.Tensor(s, 0, List.of(3, 4), List.of(5, 1)),
            new SamplePickler.Tensor(s, 11, List.of(2), List.of(-1)),
            new SamplePickler.Tensor(s, 0, List.of(-2), List.of(1)),
            new SamplePickler.Tensor(s, 0, List.of(2, 2), List.of(1)),
            new SamplePickler.Tensor(
                s, 0, List.of(2, 2), List.of(Integer.MAX_VALUE, Integer.MAX_VALUE)),
            new SamplePickler.Tensor(s, 0, List.of(1 << 30, 1 << 30, 16), List.of(0, 0, 0)));
    for (SamplePickler.Tensor tensor : outside) {
      write(Map.of("x", tensor), s);
      assertRefused("tensor of storage 0");
    }
  }

  @Test
  void aFewBytesDoNotUnfoldToGigabytes() throws IOException {
    SamplePickler.Storage s = counting("0", 1);
    List<Object> tensors = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tensors.add(new SamplePickler.Tensor(s, 0, List.of(1 << 22), List.of(0)));
    }
    write(tensors, s);
    assertRefused("far larger than its data");
  }

  @Test
  void sharedContainersDoNotUnfoldWithoutEnd() throws IOException {
    // Forty lists, each holding the one before twice: 2^40 values if they were walked.
    StringBuilder pickle = new StringBuilder("\u0080\u0002]q\u0000");
    for (int i = 0; i < 40; i++) {
      pickle.append("0](h").append((char) i).append("h").append((char) i);
      pickle.append("eq").append((char) (i + 1));
    }
    writePickle(pickle + ".");
    assertRefused("values; is it hostile?");
  }

  @Test
  void aListThatHoldsItselfIsRefused() throws IOException {
    writePickle("\u0080\u0002]q\u0000h\u0000a.");
    assertRefused("levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".", // nothing to give
        "NN.", // too much to give
        "(.", // an open mark
        "t.", // no mark
        "(0t.", // takes from below a mark
        "h\u0007.", // not remembered
        "Na.", // append to None
        "}NNs.", // a key that is None
        "})Ns.", // a key that is a tuple
        "}(Nu.", // a key without value
        "NNb.", // attributes of None
        "NNR.", // a call of None
        "N)R.", // a call of None with a tuple
        "X\u00ff\u00ff\u00ff\u007fa.", // a long text
        "X\u00ff\u00ff\u00ff\u00ffa.", // a text of negative length
        "X\u0001\u0000\u0000\u0000\u00ff.", // no UTF-8
        "ctorch\nFloatStorage\n.", // a type as value
        "NQ.", // no storage
        "i", // INST
        "\u0081", // NEWOBJ
        "\u0082", // EXT1
        "P0\n.", // a textual persistent id
        "I1\n." // an integer of protocol 0
      })
  void aPickleThatBreaksARuleIsRefused(String pickle) throws IOException {
    writePickle("\u0080\u0002" + pickle);
    assertRefused("");
  }

  @Test
  void missingAndMisfittingStoragesAreRefused() throws IOException {
    SamplePickler.Storage s = counting("0", 4);
    byte[] pickle = SamplePickler.pickle(Map.of("x", vector(s)));
    Files.write(file, SampleCheckpoints.zip(pickle));
    assertRefused("has no entry model/data/0");
    Files.write(file, SampleCheckpoints.zip(pickle, counting("0", 5)));
    assertRefused("has 20 bytes, expected 16");
    Files.write(file, SampleCheckpoints.legacy(Map.of("x", vector(s))));
    assertRefused("storage 0 is missing");
    Files.write(file, SampleCheckpoints.legacy(Map.of("x", vector(s)), counting("0", 5)));
    assertRefused("storage 0 is not what its tensors need");
    Map<String, Object> two = Map.of("x", vector(s), "y", vector(counting("0", 3)));
    write(two, s);
    assertRefused("storage 0 has two types or sizes");
  }

  @Test
  void bigEndianFilesAreRefused() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("m/data.pkl", SamplePickler.pickle(Map.of()));
    entries.put("m/byteorder", "big".getBytes());
    Files.write(file, SampleZips.stored(entries));
    assertRefused("byte order 'big'");
    Files.write(file, SampleCheckpoints.legacy(Map.of(), false));
    assertRefused("big-endian");
  }

  @Test
  void otherFilesAreNamedForWhatTheyAre() throws IOException {
    assertRefused("does not exist");
    Files.write(file, new byte[] {1, 2, 3});
    assertRefused("is no PyTorch checkpoint; write it with torch.save");
    Files.write(file, SamplePickler.pickle(Map.of("x", 1)));
    assertRefused("is a pickle, but no PyTorch checkpoint");
    Files.write(file, SampleZips.stored(Map.of("word/document.xml", new byte[1])));
    assertRefused("no single data.pkl in it");
    Map<String, byte[]> script = Map.of("m/data.pkl", new byte[1], "m/constants.pkl", new byte[1]);
    Files.write(file, SampleZips.stored(script));
    assertRefused("is a TorchScript program");
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

  @Test
  void aPublicTorchScriptProgramIsToldFromACheckpoint() {
    Path program = SharedFolder.model("alike-s").resolve("encoder.pt");
    InputException e = assertThrows(InputException.class, () -> TorchCheckpoint.read(program));
    assertTrue(e.getMessage().contains("is a TorchScript program"), e.getMessage());
  }

  private static byte[] bytes(HostArray array) {
    byte[] bytes = new byte[array.bytes().remaining()];
    array.bytes().get(bytes);
    return bytes;
  }

  private void writePickle(String latin1) throws IOException {
    byte[] pickle = new byte[latin1.length()];
    for (int i = 0; i < pickle.length; i++) {
      pickle[i] = (byte) latin1.charAt(i);
    }
    Files.write(file, SampleCheckpoints.zip(pickle));
  }

  private void write(Object root, SamplePickler.Storage... storages) throws IOException {
    Files.write(file, SampleCheckpoints.zip(SamplePickler.pickle(root), storages));
  }

  private TorchCheckpoint read(Object root, SamplePickler.Storage... storages) throws IOException {
    write(root, storages);
    return TorchCheckpoint.read(file);
  }

  private void assertRefused(String part) {
    InputException e = assertThrows(InputException.class, () -> TorchCheckpoint.read(file));
    assertTrue(
        e.getMessage().startsWith(file.toString()) && e.getMessage().contains(part),
        e.getMessage());
  }
}
