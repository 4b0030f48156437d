package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.SamplePickler.Global;
import dev.lift3d.core.io.SamplePickler.Instance;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that lie in programs or beside settings, read without running anything. */
class TorchProgramWeightsTest {
  @TempDir Path folder;

  private Path save(Object root, SamplePickler.Storage... storages) throws IOException {
    byte[] zip = SampleCheckpoints.zip(SamplePickler.pickle(root), storages);
    return Files.write(folder.resolve("model.pt"), zip);
  }

  @Test
  void objectsAreTheirAttributes() throws IOException {
    SamplePickler.Storage storage = SampleCheckpoints.counting("0", 3);
    Instance inner =
        new Instance(
            new Global("__torch__.a", "Inner"), Map.of("w", SampleCheckpoints.vector(storage)));
    Object sizes =
        new SamplePickler.Call(
            new Global("torch.jit._pickle", "build_intlist"),
            SamplePickler.Tuple.of(List.of(1, 2)));
    Instance outer = new Instance(new Global("__torch__", "M"), Map.of("net", inner, "s", sizes));
    Path file = save(outer, storage);
    Map<String, HostArray> weights = TorchCheckpoint.readWeights(file).stateDict();
    assertEquals(Set.of("net.w"), weights.keySet());
    assertArrayEquals(new float[] {0, 1, 2}, weights.get("net.w").toFloats());
    assertThrows(InputException.class, () -> TorchCheckpoint.read(file));
  }

  @Test
  void settingsBesideWeightsDoNoHarm() throws IOException {
    SamplePickler.Storage storage = SampleCheckpoints.counting("0", 2);
    Instance args = new Instance(new Global("argparse", "Namespace"), Map.of("lr", 0.5));
    Path file = save(Map.of("w", SampleCheckpoints.vector(storage), "args", args), storage);
    assertEquals(Set.of("w"), TorchCheckpoint.readWeights(file).stateDict().keySet());
  }

  @Test
  void otherClassesStayRefused() throws IOException {
    Path file = save(new Instance(new Global("os", "System"), Map.of()));
    InputException e = assertThrows(InputException.class, () -> TorchCheckpoint.readWeights(file));
    assertTrue(e.getMessage().contains("refuses os.System"), e.getMessage());
  }

  @Test
  void aPublicProgramsTensorsAreRead() {
    Path file = SharedFolder.model("edsr-x2").resolve("encoder.pt");
    Map<String, HostArray> weights = TorchCheckpoint.readWeights(file).stateDict();
    assertArrayEquals(new long[] {64, 3, 3, 3}, weights.get("net.p0_w").shape());
    assertTrue(weights.values().stream().allMatch(a -> a.type() == ElementType.F32));
  }
}
