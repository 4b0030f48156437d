package dev.lift3d.operators.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTableTest {
  private static final KeyTable TABLE =
      KeyTable.of("test")
          .row("blocks.*.norm.*", "layer.*.ln.*")
          .stacked("blocks.*.qkv", "layer.*.q", KeyTable.ZEROS, "layer.*.v")
          .transposed("proj", "visual.proj")
          .masked("bias", "bias", "bias_mask")
          .ignored("head.**", "layer.*.extra");

  private static final List<ParameterSpec> SPECS =
      List.of(
          spec("blocks.3.norm.weight", 2),
          spec("blocks.3.qkv", 3, 2),
          spec("proj", 2, 3),
          spec("bias", 2),
          spec("same", 1));

  @TempDir Path folder;

  private static ParameterSpec spec(String name, long... shape) {
    return new ParameterSpec(name, Initial.ZERO, shape);
  }

  private static Map<String, HostArray> tensors() {
    Map<String, HostArray> tensors = new HashMap<>();
    tensors.put("layer.3.ln.weight", HostArray.ofFloats(new float[] {1, 2}, 2));
    tensors.put("layer.3.q", HostArray.ofFloats(new float[] {3, 4}, 1, 2));
    tensors.put("layer.3.v", HostArray.ofFloats(new float[] {5, 6}, 1, 2));
    tensors.put("visual.proj", HostArray.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
    tensors.put("bias", HostArray.ofFloats(new float[] {7, 8}, 2));
    tensors.put("bias_mask", HostArray.ofFloats(new float[] {0, 1}, 2));
    tensors.put("same", HostArray.ofFloats(new float[] {9}, 1));
    tensors.put("head.a.b", HostArray.ofFloats(new float[] {0}, 1));
    tensors.put("layer.0.extra", HostArray.ofFloats(new float[] {0}, 1));
    return tensors;
  }

  private MatchedWeights match(Map<String, HostArray> tensors) {
    Path file = folder.resolve("w.safetensors");
    Safetensors.write(file, tensors, Map.of());
    return TABLE.match(WeightsFile.read(file), SPECS);
  }

  private String refusal(Map<String, HostArray> tensors) {
    return assertThrows(InputException.class, () -> match(tensors)).getMessage();
  }

  @Test
  void everyTensorIsBroughtUnderTheNetworksName() {
    MatchedWeights matched = match(tensors());
    assertArrayEquals(new float[] {1, 2}, matched.array("blocks.3.norm.weight").toFloats());
    assertArrayEquals(new float[] {3, 4, 0, 0, 5, 6}, matched.array("blocks.3.qkv").toFloats());
    assertArrayEquals(new float[] {1, 3, 5, 2, 4, 6}, matched.array("proj").toFloats());
    assertArrayEquals(new float[] {0, 8}, matched.array("bias").toFloats());
    try (ParameterSet block = matched.parameters("blocks.3.")) {
      assertEquals(
          List.of("norm.weight", "qkv"), block.specs().stream().map(ParameterSpec::name).toList());
      assertArrayEquals(new float[] {1, 2}, block.tensors().get(0).toFloatArray());
    }
  }

  @Test
  void aMissingAMisshapenAndAnUnknownTensorAreNamedTogether() {
    Map<String, HostArray> tensors = tensors();
    tensors.remove("layer.3.v");
    tensors.put("visual.proj", HostArray.ofFloats(new float[6], 2, 3));
    tensors.put("decoder.weight", HostArray.ofFloats(new float[1], 1));
    String message = refusal(tensors);
    assertTrue(message.contains("1 missing: layer.3.v [1, 2]"), message);
    assertTrue(message.contains("1 misshapen: visual.proj [2, 3] for [3, 2]"), message);
    assertTrue(message.contains("1 unknown: decoder.weight"), message);
    assertFalse(message.contains("head"), message);
  }

  @Test
  void quantisedNumbersAreNotTakenForWeights() {
    Map<String, HostArray> tensors = tensors();
    tensors.put("same", HostArray.ofInts(new int[] {9}, 1));
    tensors.put("bias_mask", HostArray.ofInts(new int[] {0, 1}, 2));
    String message = refusal(tensors);
    assertTrue(message.endsWith("1 misshapen: same of I32 for floats"), message);
  }

  @Test
  void aLongListIsCut() {
    Map<String, HostArray> tensors = tensors();
    for (int i = 0; i < 30; i++) {
      tensors.put("odd." + i, HostArray.ofFloats(new float[1], 1));
    }
    String message = refusal(tensors);
    assertTrue(message.contains("30 unknown") && message.contains("and 26 more"), message);
    assertTrue(message.length() < 400, message);
  }

  @Test
  void numbersThatAreNoneAreNamed() {
    Map<String, HostArray> tensors = tensors();
    tensors.put("same", HostArray.ofFloats(new float[] {Float.NaN}, 1));
    MatchedWeights matched = match(tensors);
    String message = assertThrows(InputException.class, () -> matched.parameters("")).getMessage();
    assertTrue(message.contains("same holds NaN"), message);
  }
}
