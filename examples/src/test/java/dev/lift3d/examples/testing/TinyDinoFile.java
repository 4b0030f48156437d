package dev.lift3d.examples.testing;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A weight file of a DINO network of one block, 16 numbers a patch of 4 pixels, at random. */
public final class TinyDinoFile {
  private final SplittableRandom random = new SplittableRandom(1);
  private final Map<String, HostArray> tensors = new TreeMap<>();

  private TinyDinoFile() {}

  /** Writes the weights, and the configuration beside them. */
  public static Path write(Path folder) throws IOException {
    TinyDinoFile file = new TinyDinoFile();
    file.add("cls_token", 1, 1, 16);
    file.add("pos_embed", 1, 17, 16);
    file.layer("patch_embed.proj", 16, 3, 4, 4);
    file.layer("blocks.0.norm1", 16);
    file.layer("blocks.0.attn.qkv", 48, 16);
    file.layer("blocks.0.attn.proj", 16, 16);
    file.layer("blocks.0.norm2", 16);
    file.layer("blocks.0.mlp.fc1", 32, 16);
    file.layer("blocks.0.mlp.fc2", 16, 32);
    file.layer("norm", 16);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), "{\"num_heads\": 4, \"depth\": 1}");
    Path path = folder.resolve("tiny.safetensors");
    Safetensors.write(path, file.tensors, Map.of());
    return path;
  }

  private void layer(String name, long... shape) {
    add(name + ".weight", shape);
    add(name + ".bias", shape[0]);
  }

  private void add(String name, long... shape) {
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    tensors.put(name, HostArray.ofFloats(values, shape));
  }
}
