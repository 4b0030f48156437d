package dev.lift3d.operators.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.ScriptArchive;
import dev.lift3d.core.tensor.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  private static final float[][] WEIGHTS = {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}, {1, 1, 1}};
  private static final HostArray PICTURE =
      HostArray.ofFloats(new float[] {0, 2, 4, 6, 1, 1, 1, 1, 8, 8, 0, 0}, 1, 3, 2, 2);

  @TempDir Path folder;

  /** The same network in both formats: the mean of 2 x 2 pixels, then a mix of channels. */
  private Network open(NetworkFormat format) throws IOException {
    Path file = folder.resolve("net" + format.suffix());
    if (format == NetworkFormat.ONNX) {
      OnnxFile.poolAndMix(file, 2, WEIGHTS);
    } else {
      String means = "m = torch.avg_pool2d(x, [2, 2], [2, 2])";
      String[] m = {"m[:, 0:1]", "m[:, 1:2]", "m[:, 2:3]"};
      String mix = String.join(", ", m[0], "2 * " + m[1], "3 * " + m[2], sum(m));
      ScriptArchive.save(file, List.of(forward(means, "return torch.cat([" + mix + "], 1)")));
    }
    return format.open(file);
  }

  private static String sum(String[] terms) {
    return String.join(" + ", terms);
  }

  private static String forward(String... lines) {
    return "def forward(self, x: Tensor) -> Tensor:\n  " + String.join("\n  ", lines);
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkGivesWhatItsLayersSay(NetworkFormat format) throws IOException {
    try (Network network = open(format)) {
      HostArray y = network.run(PICTURE);
      assertArrayEquals(new long[] {1, 4, 1, 1}, y.shape());
      assertArrayEquals(new float[] {3, 2, 12, 8}, y.toFloats());
    }
  }

  @ParameterizedTest
  @EnumSource
  void threadsShareOneNetwork(NetworkFormat format) throws IOException {
    try (Network network = open(format);
        Workers workers = Workers.start(3)) {
      float[] red = new float[40];
      workers.forEach(red.length, i -> red[i] = network.run(constant(i)).toFloats()[0]);
      for (int i = 0; i < red.length; i++) {
        assertEquals((float) i, red[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void inputsThatDoNotFitAreNamed(NetworkFormat format) throws IOException {
    try (Network network = open(format)) {
      HostArray flat = HostArray.ofFloats(new float[4], 2, 2);
      String message = complaint(() -> network.run(flat));
      assertTrue(message.contains("net" + format.suffix() + " cannot run on [2, 2]: "), message);
      message = complaint(() -> network.run(PICTURE, PICTURE));
      assertTrue(message.contains("cannot run on [1, 3, 2, 2] and [1, 3, 2, 2]: "), message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void damagedAndMissingFilesAreRefused(NetworkFormat format) throws IOException {
    open(format).close();
    Path file = folder.resolve("net" + format.suffix());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length - 20; length += 41) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message = complaint(() -> format.open(file));
      assertTrue(message.contains(file.toString()), message);
    }
    Files.delete(file);
    assertTrue(complaint(() -> format.open(file)).contains("does not exist"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 15}) // torch's numbers for int32, float16, float64, bfloat16
  void onlySinglesAreTaken(int type) {
    Path file = folder.resolve("cast.pt");
    ScriptArchive.save(file, List.of(forward("return torch.to(x, " + type + ")")));
    try (Network network = NetworkFormat.TORCHSCRIPT.open(file)) {
      String message = complaint(() -> network.run(PICTURE));
      assertTrue(message.contains("must return a float32 tensor first"), message);
    }
  }

  private static HostArray constant(float value) {
    float[] pixels = new float[12];
    Arrays.fill(pixels, value);
    return HostArray.ofFloats(pixels, 1, 3, 2, 2);
  }

  private static String complaint(Runnable work) {
    return assertThrows(InputException.class, work::run).getMessage();
  }

  @Test
  void suffixesAreThoseOfTheFiles() {
    assertEquals(".pt", NetworkFormat.TORCHSCRIPT.suffix());
    assertEquals(".onnx", NetworkFormat.ONNX.suffix());
  }
}
