package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchModuleTest {
  @TempDir Path folder;

  private Path saved(String body) {
    Path file = folder.resolve("net.pt");
    ScriptArchive.save(file, List.of("def forward(self, x: Tensor) -> Tensor:\n  " + body));
    return file;
  }

  @Test
  void aSavedModuleRunsWithoutRecordingGradients() {
    try (TorchModule module = TorchModule.load(saved("return x * x"));
        TensorScope scope = TensorScope.open();
        Gradients.Mode recorded = Gradients.recorded()) {
      NDArray x = Gradients.leaf(scope.floats(new float[] {2, 3}, 2));
      NDArray y = module.run(x).singletonOrThrow();
      assertArrayEquals(new float[] {4, 9}, y.toFloatArray());
      assertFalse(y.hasGradient());
    }
  }

  @Test
  void threadsRunOneModuleSideBySide() {
    try (TorchModule module = TorchModule.load(saved("return torch.mm(x, x)"));
        Workers workers = Workers.start(3)) {
      float[] corners = new float[60];
      workers.forEach(
          corners.length,
          i -> {
            try (TensorScope scope = TensorScope.open()) {
              NDArray x = scope.floats(new float[] {i, 0, 0, 1}, 2, 2);
              corners[i] = module.run(x).singletonOrThrow().getFloat(0, 0);
            }
          });
      for (int i = 0; i < corners.length; i++) {
        assertEquals((float) i * i, corners[i]);
      }
    }
  }

  @Test
  void inputsThatDoNotFitAreNamedWithTheReason() {
    try (TorchModule module = TorchModule.load(saved("return torch.mm(x, x)"));
        TensorScope scope = TensorScope.open()) {
      String message = complaint(() -> module.run(scope.zeros(2, 3)));
      assertTrue(message.contains("net.pt cannot run on [2, 3]"), message);
      assertTrue(message.contains("cannot be multiplied"), message);
      message = complaint(() -> module.run(scope.zeros(2, 2), scope.zeros(1)));
      assertTrue(message.contains("cannot run on [2, 2] and [1]"), message);
    }
  }

  @Test
  void aClosedModuleRefusesToRun() {
    TorchModule module = TorchModule.load(saved("return x"));
    module.close();
    module.close();
    try (TensorScope scope = TensorScope.open()) {
      assertThrows(IllegalStateException.class, () -> module.run(scope.zeros(1)));
    }
  }

  @Test
  void codeThatDoesNotCompileIsRefused() {
    String message = complaint(() -> TorchModule.load(saved("return torch.nonsense(x)")));
    assertTrue(message.contains("net.pt cannot be loaded as TorchScript of PyTorch 2."), message);
    assertTrue(message.contains("nonsense"), message);
  }

  @Test
  void otherFilesAreToldApart() throws IOException {
    Path missing = folder.resolve("none.pt");
    assertTrue(complaint(() -> TorchModule.load(missing)).contains("none.pt does not exist"));
    assertTrue(complaint(() -> TorchModule.load(folder)).contains("is no file"));
    Path text = Files.writeString(folder.resolve("text.pt"), "weights");
    assertTrue(complaint(() -> TorchModule.load(text)).contains("is no zip archive"));
    Path weights = zip("weights.pt", "archive/data.pkl");
    assertTrue(complaint(() -> TorchModule.load(weights)).contains("a checkpoint"));
    Path other = zip("other.pt", "readme.txt");
    assertTrue(complaint(() -> TorchModule.load(other)).contains("but not TorchScript"));
  }

  @Test
  void everyDamageIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(saved("return x + 1"));
    Path file = folder.resolve("damaged.pt");
    for (int length = 0; length < whole.length; length += 37) {
      Files.write(file, Arrays.copyOf(whole, length));
      complaint(() -> TorchModule.load(file));
    }
    String code = new String(whole, StandardCharsets.ISO_8859_1);
    byte[] changed = whole.clone();
    changed[code.indexOf("return")]++;
    Files.write(file, changed);
    String message = complaint(() -> TorchModule.load(file));
    assertTrue(message.contains("__torch__.py fails its checksum"), message);
  }

  private Path zip(String name, String entry) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(1);
    }
    return file;
  }

  private static String complaint(Runnable work) {
    String message = assertThrows(InputException.class, work::run).getMessage();
    assertTrue(message.length() < 500, message);
    return message;
  }
}
