package dev.lift3d.operators.dino;

import dev.lift3d.operators.weights.KeyTable;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;

/**
 * How each layout names a DINO network's tensors. The network's own names are the original DINO's
 * and timm's.
 */
final class DinoTables {
  private DinoTables() {}

  static KeyTable of(WeightsKind kind, WeightsFile file) {
    if (kind.layout() == WeightsKind.Layout.ORIGINAL) {
      return kind.family() == WeightsKind.Family.DINO_V3
          ? originalV3(file)
          : original(kind.toString(), file);
    }
    return switch (kind.family()) {
      case DINO_V3 -> huggingFaceV3(file);
      case DINO_V2 -> huggingFaceV2(kind.toString(), file);
      default -> huggingFace(kind.toString());
    };
  }

  private static KeyTable original(String name, WeightsFile file) {
    KeyTable table =
        KeyTable.of(name).ignored("mask_token", "head.**", "dino_head.**", "ibot_head.**");
    if (file.has("reg_token")) {
      table = table.row("register_tokens", "reg_token");
    }
    if (!file.hasAny("blocks.*.attn.qkv.bias")) {
      table = table.stacked("blocks.*.attn.qkv.bias", KeyTable.ZEROS);
    }
    if (file.hasAny("blocks.*.mlp.w12.*")) {
      table =
          table
              .row("blocks.*.mlp.fc1.*", "blocks.*.mlp.w12.*")
              .row("blocks.*.mlp.fc2.*", "blocks.*.mlp.w3.*");
    }
    return table;
  }

  private static KeyTable originalV3(WeightsFile file) {
    KeyTable table =
        KeyTable.of("DINOv3 (original layout)")
            .row("register_tokens", "storage_tokens")
            .ignored("mask_token", "rope_embed.periods", "local_cls_norm.**")
            .ignored("head.**", "dino_head.**", "ibot_head.**");
    if (file.hasAny("blocks.*.attn.qkv.bias_mask")) {
      table =
          table.masked(
              "blocks.*.attn.qkv.bias", "blocks.*.attn.qkv.bias", "blocks.*.attn.qkv.bias_mask");
    }
    if (!file.hasAny("blocks.*.attn.qkv.bias")) {
      table = table.stacked("blocks.*.attn.qkv.bias", KeyTable.ZEROS);
    }
    if (file.hasAny("blocks.*.mlp.w1.*")) {
      table =
          table
              .stacked("blocks.*.mlp.fc1.*", "blocks.*.mlp.w1.*", "blocks.*.mlp.w2.*")
              .row("blocks.*.mlp.fc2.*", "blocks.*.mlp.w3.*");
    }
    return table;
  }

  private static KeyTable huggingFaceTokens(String name) {
    String layer = "encoder.layer.*.attention.";
    return KeyTable.of(name)
        .row("cls_token", "embeddings.cls_token")
        .row("register_tokens", "embeddings.register_tokens")
        .row("pos_embed", "embeddings.position_embeddings")
        .row("patch_embed.proj.*", "embeddings.patch_embeddings.projection.*")
        .stacked(
            "blocks.*.attn.qkv.*",
            layer + "attention.query.*",
            layer + "attention.key.*",
            layer + "attention.value.*")
        .row("blocks.*.attn.proj.*", layer + "output.dense.*")
        .row("norm.*", "layernorm.*")
        .ignored("embeddings.mask_token", "pooler.**", "classifier.**");
  }

  private static KeyTable huggingFace(String name) {
    return huggingFaceTokens(name)
        .row("blocks.*.norm1.*", "encoder.layer.*.layernorm_before.*")
        .row("blocks.*.norm2.*", "encoder.layer.*.layernorm_after.*")
        .row("blocks.*.mlp.fc1.*", "encoder.layer.*.intermediate.dense.*")
        .row("blocks.*.mlp.fc2.*", "encoder.layer.*.output.dense.*");
  }

  private static KeyTable huggingFaceV2(String name, WeightsFile file) {
    boolean gated = file.hasAny("encoder.layer.*.mlp.weights_in.*");
    return huggingFaceTokens(name)
        .row("blocks.*.norm1.*", "encoder.layer.*.norm1.*")
        .row("blocks.*.norm2.*", "encoder.layer.*.norm2.*")
        .row("blocks.*.mlp.fc1.*", "encoder.layer.*.mlp." + (gated ? "weights_in.*" : "fc1.*"))
        .row("blocks.*.mlp.fc2.*", "encoder.layer.*.mlp." + (gated ? "weights_out.*" : "fc2.*"))
        .row("blocks.*.ls1.gamma", "encoder.layer.*.layer_scale1.lambda1")
        .row("blocks.*.ls2.gamma", "encoder.layer.*.layer_scale2.lambda1");
  }

  private static KeyTable huggingFaceV3(WeightsFile file) {
    String attention = "layer.*.attention.";
    KeyTable table =
        KeyTable.of("DINOv3 (Hugging Face layout)")
            .row("cls_token", "embeddings.cls_token")
            .row("register_tokens", "embeddings.register_tokens")
            .row("patch_embed.proj.*", "embeddings.patch_embeddings.*")
            .stacked(
                "blocks.*.attn.qkv.weight",
                attention + "q_proj.weight",
                attention + "k_proj.weight",
                attention + "v_proj.weight")
            .stacked(
                "blocks.*.attn.qkv.bias",
                biasOrZeros(file, "q_proj"),
                biasOrZeros(file, "k_proj"),
                biasOrZeros(file, "v_proj"))
            .row("blocks.*.attn.proj.*", attention + "o_proj.*")
            .row("blocks.*.norm1.*", "layer.*.norm1.*")
            .row("blocks.*.norm2.*", "layer.*.norm2.*")
            .row("blocks.*.ls1.gamma", "layer.*.layer_scale1.lambda1")
            .row("blocks.*.ls2.gamma", "layer.*.layer_scale2.lambda1")
            .row("blocks.*.mlp.fc2.*", "layer.*.mlp.down_proj.*")
            .ignored("embeddings.mask_token", "rope_embeddings.inv_freq");
    return file.hasAny("layer.*.mlp.gate_proj.*")
        ? table.stacked("blocks.*.mlp.fc1.*", "layer.*.mlp.gate_proj.*", "layer.*.mlp.up_proj.*")
        : table.row("blocks.*.mlp.fc1.*", "layer.*.mlp.up_proj.*");
  }

  private static String biasOrZeros(WeightsFile file, String projection) {
    String bias = "layer.*.attention." + projection + ".bias";
    return file.hasAny(bias) ? bias : KeyTable.ZEROS;
  }
}
