package dev.lift3d.operators.clip;

import dev.lift3d.operators.weights.KeyTable;
import dev.lift3d.operators.weights.WeightsKind;

/** How each layout names CLIP's tensors. */
final class ClipTables {
  private ClipTables() {}

  static KeyTable of(WeightsKind kind) {
    return kind.layout() == WeightsKind.Layout.ORIGINAL ? original(kind) : huggingFace(kind);
  }

  private static KeyTable original(WeightsKind kind) {
    KeyTable table =
        KeyTable.of(kind.toString())
            .row("visual.cls_token", "visual.class_embedding")
            .row("visual.pos_embed", "visual.positional_embedding")
            .row("visual.patch_embed.proj.weight", "visual.conv1.weight")
            .row("visual.norm_pre.*", "visual.ln_pre.*")
            .row("visual.norm.*", "visual.ln_post.*")
            .transposed("visual.proj", "visual.proj")
            .row("text.pos_embed", "positional_embedding")
            .row("text.token_embedding", "token_embedding.weight")
            .row("text.norm.*", "ln_final.*")
            .transposed("text.proj", "text_projection")
            .ignored("input_resolution", "context_length", "vocab_size", "attn_mask");
    return originalBlocks(
        originalBlocks(table, "visual.blocks.*.", "visual.transformer.resblocks.*."),
        "text.blocks.*.",
        "transformer.resblocks.*.");
  }

  private static KeyTable originalBlocks(KeyTable table, String name, String file) {
    return table
        .row(name + "norm1.*", file + "ln_1.*")
        .row(name + "attn.qkv.weight", file + "attn.in_proj_weight")
        .row(name + "attn.qkv.bias", file + "attn.in_proj_bias")
        .row(name + "attn.proj.*", file + "attn.out_proj.*")
        .row(name + "norm2.*", file + "ln_2.*")
        .row(name + "mlp.fc1.*", file + "mlp.c_fc.*")
        .row(name + "mlp.fc2.*", file + "mlp.c_proj.*");
  }

  private static KeyTable huggingFace(WeightsKind kind) {
    KeyTable table =
        KeyTable.of(kind.toString())
            .row("visual.cls_token", "vision_model.embeddings.class_embedding")
            .row("visual.pos_embed", "vision_model.embeddings.position_embedding.weight")
            .row("visual.patch_embed.proj.weight", "vision_model.embeddings.patch_embedding.weight")
            .row("visual.norm_pre.*", "vision_model.pre_layrnorm.*")
            .row("visual.norm.*", "vision_model.post_layernorm.*")
            .row("visual.proj", "visual_projection.weight")
            .row("text.pos_embed", "text_model.embeddings.position_embedding.weight")
            .row("text.token_embedding", "text_model.embeddings.token_embedding.weight")
            .row("text.norm.*", "text_model.final_layer_norm.*")
            .row("text.proj", "text_projection.weight")
            .ignored("**.position_ids");
    return huggingFaceBlocks(
        huggingFaceBlocks(table, "visual.blocks.*.", "vision_model.encoder.layers.*."),
        "text.blocks.*.",
        "text_model.encoder.layers.*.");
  }

  private static KeyTable huggingFaceBlocks(KeyTable table, String name, String file) {
    String attention = file + "self_attn.";
    return table
        .row(name + "norm1.*", file + "layer_norm1.*")
        .stacked(
            name + "attn.qkv.*",
            attention + "q_proj.*",
            attention + "k_proj.*",
            attention + "v_proj.*")
        .row(name + "attn.proj.*", attention + "out_proj.*")
        .row(name + "norm2.*", file + "layer_norm2.*")
        .row(name + "mlp.fc1.*", file + "mlp.fc1.*")
        .row(name + "mlp.fc2.*", file + "mlp.fc2.*");
  }
}
