package dev.lift3d.core.io;

import static dev.lift3d.core.io.SampleCheckpoints.counting;
import static dev.lift3d.core.io.SampleCheckpoints.vector;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints that are damaged, hostile or something else. */
class TorchCheckpointRefusalTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("model.pth");
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
        "N(0t.", // takes from below a mark
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
  void aPublicTorchScriptProgramIsToldFromACheckpoint() {
    Path program = SharedFolder.model("alike-s").resolve("encoder.pt");
    InputException e = assertThrows(InputException.class, () -> TorchCheckpoint.read(program));
    assertTrue(e.getMessage().contains("is a TorchScript program"), e.getMessage());
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

  private void assertRefused(String part) {
    InputException e = assertThrows(InputException.class, () -> TorchCheckpoint.read(file));
    assertTrue(
        e.getMessage().startsWith(file.toString()) && e.getMessage().contains(part),
        e.getMessage());
  }
}
