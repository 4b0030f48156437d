package dev.lift3d.operators.registry;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.operators.vit.RandomWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Weight files of tiny networks with random numbers. */
final class TinyWeights {
  static final int WIDTH = 16;

  private TinyWeights() {}

  /** DINO of two blocks and patches of 4, in the original layout. */
  static Map<String, HostArray> dino(long seed) {
    RandomWeights weights =
        new RandomWeights(seed)
            .add("cls_token", 1, 1, WIDTH)
            .add("pos_embed", 1, 17, WIDTH)
            .layer("patch_embed.proj", WIDTH, 3, 4, 4);
    for (int i = 0; i < 2; i++) {
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

  static Path writeDino(Path folder, long seed) throws IOException {
    return write(folder, dino(seed), "{\"num_heads\": 4, \"depth\": 2}");
  }

  /** The image tower of a CLIP in OpenAI's layout. */
  static Path writeClip(Path folder) throws IOException {
    String block = "visual.transformer.resblocks.0.";
    RandomWeights weights =
        new RandomWeights(7)
            .add("visual.class_embedding", WIDTH)
            .add("visual.positional_embedding", 17, WIDTH)
            .add("visual.conv1.weight", WIDTH, 3, 4, 4)
            .layer("visual.ln_pre", WIDTH)
            .layer("visual.ln_post", WIDTH)
            .add("visual.proj", WIDTH, 8)
            .layer(block + "ln_1", WIDTH)
            .add(block + "attn.in_proj_weight", 3 * WIDTH, WIDTH)
            .add(block + "attn.in_proj_bias", 3 * WIDTH)
            .layer(block + "attn.out_proj", WIDTH, WIDTH)
            .layer(block + "ln_2", WIDTH)
            .layer(block + "mlp.c_fc", 32, WIDTH)
            .layer(block + "mlp.c_proj", WIDTH, 32);
    return write(folder, weights.tensors(), "{\"vision_cfg\": {\"heads\": 4}}");
  }

  private static Path write(Path folder, Map<String, HostArray> tensors, String config)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, tensors, Map.of());
    Files.writeString(folder.resolve("config.json"), config);
    return file;
  }
}
