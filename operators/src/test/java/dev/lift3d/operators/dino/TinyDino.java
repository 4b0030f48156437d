package dev.lift3d.operators.dino;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Tiny DINO networks of random weights in the original layout, for tests without fixtures. */
final class TinyDino {
  static final int WIDTH = 16;
  static final int PATCH = 4;
  static final int DEPTH = 2;

  private TinyDino() {}

  /** The tensors of a network for pictures of 4 x 4 patches. */
  static Map<String, HostArray> tensors() {
    SplittableRandom random = new SplittableRandom(5);
    Map<String, HostArray> tensors = new LinkedHashMap<>();
    add(tensors, random, "cls_token", 1, 1, WIDTH);
    add(tensors, random, "pos_embed", 1, 17, WIDTH);
    add(tensors, random, "patch_embed.proj.weight", WIDTH, 3, PATCH, PATCH);
    add(tensors, random, "patch_embed.proj.bias", WIDTH);
    for (int i = 0; i < DEPTH; i++) {
      String block = "blocks." + i + ".";
      pair(tensors, random, block + "norm1", WIDTH);
      pair(tensors, random, block + "attn.qkv", 3 * WIDTH, WIDTH);
      pair(tensors, random, block + "attn.proj", WIDTH, WIDTH);
      pair(tensors, random, block + "norm2", WIDTH);
      pair(tensors, random, block + "mlp.fc1", 32, WIDTH);
      pair(tensors, random, block + "mlp.fc2", WIDTH, 32);
    }
    pair(tensors, random, "norm", WIDTH);
    return tensors;
  }

  /** Writes a network and its configuration. */
  static Path write(Path folder, Map<String, HostArray> tensors) throws IOException {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, tensors, Map.of());
    Files.writeString(folder.resolve("config.json"), "{\"num_heads\": 4, \"depth\": 2}");
    return file;
  }

  private static void pair(
      Map<String, HostArray> tensors, SplittableRandom random, String name, long... shape) {
    add(tensors, random, name + ".weight", shape);
    add(tensors, random, name + ".bias", shape[0]);
  }

  private static void add(
      Map<String, HostArray> tensors, SplittableRandom random, String name, long... shape) {
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    tensors.put(name, HostArray.ofFloats(values, shape));
  }
}
