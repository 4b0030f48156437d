package dev.lift3d.operators.sam;

import dev.lift3d.operators.weights.KeyTable;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;

/** The names of SAM's tensors in files; the networks' own are segment-anything's. */
final class SamLayout {
  private static final String SHARED = "shared_image_embedding.positional_embedding";
  private static final String TIED = "prompt_encoder.shared_embedding.positional_embedding";
  private static final String IOU = "mask_decoder.iou_prediction_head.";
  private static final String HYPER = "mask_decoder.output_hypernetworks_mlps.*.";

  private SamLayout() {}

  /** The table of a file's layout. */
  static KeyTable of(WeightsFile file, WeightsKind kind) {
    if (kind.layout() == WeightsKind.Layout.HUGGING_FACE) {
      return decoder(encoder(KeyTable.of("Hugging Face SAM")), file);
    }
    // What batch normalisation counted, tables that are computed, and MobileSAM's classifier.
    return KeyTable.of(kind.family().title())
        .ignored(
            "**.num_batches_tracked",
            "**.attention_bias_idxs",
            "image_encoder.norm_head.**",
            "image_encoder.head.**");
  }

  /** How many linear layers predict the IoU. */
  static int iouDepth(WeightsFile file) {
    int layers = file.layers(IOU + "layers.");
    return file.has(IOU + "proj_in.weight") ? layers + 2 : layers;
  }

  private static KeyTable encoder(KeyTable table) {
    return table
        .row("image_encoder.pos_embed", "vision_encoder.pos_embed")
        .row("image_encoder.patch_embed.proj.*", "vision_encoder.patch_embed.projection.*")
        .row("image_encoder.blocks.*.norm1.*", "vision_encoder.layers.*.layer_norm1.*")
        .row("image_encoder.blocks.*.norm2.*", "vision_encoder.layers.*.layer_norm2.*")
        .row("image_encoder.blocks.*.attn.*", "vision_encoder.layers.*.attn.*")
        .row("image_encoder.blocks.*.*.*.*", "vision_encoder.layers.*.*.*.*")
        .row("image_encoder.neck.0.*", "vision_encoder.neck.conv1.*")
        .row("image_encoder.neck.1.*", "vision_encoder.neck.layer_norm1.*")
        .row("image_encoder.neck.2.*", "vision_encoder.neck.conv2.*")
        .row("image_encoder.neck.3.*", "vision_encoder.neck.layer_norm2.*");
  }

  private static KeyTable decoder(KeyTable table, WeightsFile file) {
    int last = iouDepth(file) - 1;
    KeyTable rows =
        table
            .row(
                "prompt_encoder.pe_layer.positional_encoding_gaussian_matrix",
                file.has(SHARED) ? SHARED : TIED)
            .ignored(TIED)
            .row("prompt_encoder.point_embeddings.*.weight", "prompt_encoder.point_embed.*.weight")
            .row("prompt_encoder.mask_downscaling.0.*", "prompt_encoder.mask_embed.conv1.*")
            .row("prompt_encoder.mask_downscaling.1.*", "prompt_encoder.mask_embed.layer_norm1.*")
            .row("prompt_encoder.mask_downscaling.3.*", "prompt_encoder.mask_embed.conv2.*")
            .row("prompt_encoder.mask_downscaling.4.*", "prompt_encoder.mask_embed.layer_norm2.*")
            .row("prompt_encoder.mask_downscaling.6.*", "prompt_encoder.mask_embed.conv3.*")
            .row(
                "mask_decoder.transformer.norm_final_attn.*",
                "mask_decoder.transformer.layer_norm_final_attn.*")
            .row("mask_decoder.output_upscaling.0.*", "mask_decoder.upscale_conv1.*")
            .row("mask_decoder.output_upscaling.1.*", "mask_decoder.upscale_layer_norm.*")
            .row("mask_decoder.output_upscaling.3.*", "mask_decoder.upscale_conv2.*")
            .row(HYPER + "layers.0.*", HYPER + "proj_in.*")
            .row(HYPER + "layers.1.*", HYPER + "layers.0.*")
            .row(HYPER + "layers.2.*", HYPER + "proj_out.*")
            .row(IOU + "layers.0.*", IOU + "proj_in.*")
            .row(IOU + "layers." + last + ".*", IOU + "proj_out.*");
    for (int i = 1; i < last; i++) {
      rows = rows.row(IOU + "layers." + i + ".*", IOU + "layers." + (i - 1) + ".*");
    }
    for (int i = 1; i <= 4; i++) {
      String layer = "mask_decoder.transformer.layers.*.";
      rows = rows.row(layer + "norm" + i + ".*", layer + "layer_norm" + i + ".*");
    }
    return rows;
  }
}
