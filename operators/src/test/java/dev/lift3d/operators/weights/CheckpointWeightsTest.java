package dev.lift3d.operators.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training scripts save around the weights. */
class CheckpointWeightsTest {
  private static final String TENSOR =
      "ctorch._utils\n"
          + "_rebuild_tensor_v2\n"
          + "((%sctorch\n"
          + "FloatStorage\n"
          + "%s%sK\2tQK\0K\2\u0085K\1\u0085\u0089ccollections\n"
          + "OrderedDict\n"
          + ")RtR";

  @TempDir Path folder;

  /** A checkpoint of torch.save whose pickle is written out; tensors hold 1 and 2. */
  private Path save(String root) throws IOException {
    Path file = folder.resolve("checkpoint.pth");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a/data.pkl"));
      ByteArrayOutputStream pickle = new ByteArrayOutputStream();
      pickle.writeBytes(("\u0080\2" + root + ".").getBytes(StandardCharsets.ISO_8859_1));
      zip.write(pickle.toByteArray());
      zip.putNextEntry(new ZipEntry("a/data/0"));
      ByteBuffer values = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      zip.write(values.putFloat(1).putFloat(2).array());
    }
    return file;
  }

  private static String text(String value) {
    return "X" + (char) value.length() + "\0\0\0" + value;
  }

  private static String tensor() {
    return TENSOR.formatted(text("storage"), text("0"), text("cpu"));
  }

  private static String table(String... keysAndValues) {
    StringBuilder out = new StringBuilder("}");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      out.append(text(keysAndValues[i])).append(keysAndValues[i + 1]).append('s');
    }
    return out.toString();
  }

  @Test
  void aTrainingsTeacherIsTaken() throws IOException {
    String student = table("module.backbone.other", tensor());
    String teacher = table("module.backbone.norm.bias", tensor(), "module.head.w", tensor());
    String args = "cargparse\nNamespace\n)\u0081" + table("lr", "K\1") + "b";
    Path file = save(table("student", student, "teacher", teacher, "epoch", "K\3", "args", args));
    WeightsFile weights = WeightsFile.read(file);
    assertEquals(Set.of("norm.bias", "head.w"), weights.tensors().keySet());
    assertArrayEquals(new float[] {1, 2}, weights.tensors().get("norm.bias").toFloats());
  }

  @Test
  void nestedPlacesAreFollowed() throws IOException {
    Path file = save(table("state_dict", table("model", table("w", tensor()))));
    assertEquals(Set.of("w"), WeightsFile.read(file).tensors().keySet());
  }

  @Test
  void aCheckpointWithoutTensorsIsRefused() throws IOException {
    Path file = save(table("epoch", "K\3"));
    String message = assertThrows(InputException.class, () -> WeightsFile.read(file)).getMessage();
    assertTrue(message.contains("no tensors"), message);
    Path list = save("]");
    assertThrows(InputException.class, () -> WeightsFile.read(list));
  }
}
