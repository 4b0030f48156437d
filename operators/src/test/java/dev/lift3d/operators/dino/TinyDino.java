package dev.lift3d.operators.dino;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.operators.vit.RandomWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tiny DINO networks of random weights in the original layout, for tests without fixtures. */
final class TinyDino {
  static final int WIDTH = 16;
  static final int PATCH = 4;
  static final int DEPTH = 2;

  private TinyDino() {}

  /** The tensors of a network for pictures of 4 x 4 patches. */
  static Map<String, HostArray> tensors() {
    RandomWeights weights =
        new RandomWeights(5)
            .add("cls_token", 1, 1, WIDTH)
            .add("pos_embed", 1, 17, WIDTH)
            .layer("patch_embed.proj", WIDTH, 3, PATCH, PATCH);
    for (int i = 0; i < DEPTH; i++) {
      String block = "blocks." + i + ".";
      weights
          .layer(block + "norm1", WIDTH)
          .layer(block + "attn.qkv", 3 * WIDTH, WIDTH)
          .layer(block + "attn.proj", WIDTH, WIDTH)
          .layer(block + "norm2", WIDTH)
          .layer(block + "mlp.fc1", 32, WIDTH)
          .layer(block + "mlp.fc2", WIDTH, 32);
    }
    return weights.layer("norm", WIDTH).tensors();
  }

  /** Writes a network and its configuration. */
  static Path write(Path folder, Map<String, HostArray> tensors) throws IOException {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, tensors, Map.of());
    Files.writeString(folder.resolve("config.json"), "{\"num_heads\": 4, \"depth\": 2}");
    return file;
  }
}
