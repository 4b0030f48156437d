package dev.lift3d.operators.weights;

import dev.lift3d.core.io.HostArray;
import java.util.Map;
import java.util.Optional;

/**
 * What a weight file is, told from its names and shapes.
 *
 * @param family the architecture
 * @param layout whose names it uses
 * @param size for example "ViT-S/14"
 */
public record WeightsKind(Family family, Layout layout, String size) {
  /** An architecture that this library knows. */
  public enum Family {
    /** DINO, and any plain vision transformer with class token and learned positions. */
    DINO("DINO"),
    /** DINOv2: LayerScale. */
    DINO_V2("DINOv2"),
    /** DINOv3: rotary positions. */
    DINO_V3("DINOv3"),
    /** CLIP, image and text. */
    CLIP("CLIP"),
    /** Segment Anything with its ViT encoder. */
    SAM("SAM"),
    /** Segment Anything with the TinyViT encoder, or that encoder alone. */
    MOBILE_SAM("MobileSAM");

    private final String title;

    Family(String title) {
      this.title = title;
    }

    /**
     * What its authors call it.
     *
     * @return the name
     */
    public String title() {
      return title;
    }
  }

  /** Whose names a file uses. */
  public enum Layout {
    /** The authors' own; for CLIP OpenAI's, which open_clip shares; for DINO also timm's. */
    ORIGINAL("original"),
    /** The Hugging Face Hub's. */
    HUGGING_FACE("Hugging Face");

    private final String title;

    Layout(String title) {
      this.title = title;
    }

    /**
     * Its name in messages.
     *
     * @return for example "Hugging Face"
     */
    public String title() {
      return title;
    }
  }

  /**
   * Recognises a file.
   *
   * @param file the weights
   * @return what it is; empty if it is nothing that this library knows
   */
  public static Optional<WeightsKind> of(WeightsFile file) {
    for (Mark mark : Mark.values()) {
      Optional<HostArray> kernel = mark.kernel(file);
      if (kernel.isPresent()) {
        return Optional.of(new WeightsKind(mark.family, mark.layout, size(kernel.get(), file)));
      }
    }
    return Optional.empty();
  }

  /** Tensors that tell what a file is: its patch kernel and one that its relatives lack. */
  private enum Mark {
    CLIP_ORIGINAL(Family.CLIP, Layout.ORIGINAL, "visual.conv1.weight", "visual.class_embedding"),
    CLIP_HF(
        Family.CLIP,
        Layout.HUGGING_FACE,
        "vision_model.embeddings.patch_embedding.weight",
        "vision_model.pre_layrnorm.weight"),
    MOBILE_SAM(
        Family.MOBILE_SAM,
        Layout.ORIGINAL,
        "image_encoder.patch_embed.seq.0.c.weight",
        "image_encoder.patch_embed.seq.0.c.weight"),
    TINY_VIT(
        Family.MOBILE_SAM,
        Layout.ORIGINAL,
        "patch_embed.seq.0.c.weight",
        "patch_embed.seq.0.c.weight"),
    SAM(
        Family.SAM,
        Layout.ORIGINAL,
        "image_encoder.patch_embed.proj.weight",
        "image_encoder.blocks.0.attn.rel_pos_h"),
    SAM_HF(
        Family.SAM,
        Layout.HUGGING_FACE,
        "vision_encoder.patch_embed.projection.weight",
        "vision_encoder.layers.0.attn.rel_pos_h"),
    DINO_V3(Family.DINO_V3, Layout.ORIGINAL, "patch_embed.proj.weight", "rope_embed.periods"),
    DINO_V3_STORAGE(Family.DINO_V3, Layout.ORIGINAL, "patch_embed.proj.weight", "storage_tokens"),
    DINO_V3_HF(
        Family.DINO_V3,
        Layout.HUGGING_FACE,
        "embeddings.patch_embeddings.weight",
        "layer.0.attention.q_proj.weight"),
    DINO_V2(Family.DINO_V2, Layout.ORIGINAL, "patch_embed.proj.weight", "blocks.0.ls1.gamma"),
    DINO_V2_CHUNKED(
        Family.DINO_V2, Layout.ORIGINAL, "patch_embed.proj.weight", "blocks.0.0.ls1.gamma"),
    DINO_V2_HF(
        Family.DINO_V2,
        Layout.HUGGING_FACE,
        "embeddings.patch_embeddings.projection.weight",
        "encoder.layer.0.layer_scale1.lambda1"),
    DINO(Family.DINO, Layout.ORIGINAL, "patch_embed.proj.weight", "blocks.0.attn.qkv.weight"),
    DINO_HF(
        Family.DINO,
        Layout.HUGGING_FACE,
        "embeddings.patch_embeddings.projection.weight",
        "encoder.layer.0.layernorm_before.weight");

    private final Family family;
    private final Layout layout;
    private final String kernel;
    private final String mark;

    Mark(Family family, Layout layout, String kernel, String mark) {
      this.family = family;
      this.layout = layout;
      this.kernel = kernel;
      this.mark = mark;
    }

    private Optional<HostArray> kernel(WeightsFile file) {
      HostArray found = file.tensors().get(kernel);
      boolean whole = found != null && found.shape().length == 4 && file.has(mark);
      return whole ? Optional.of(found) : Optional.empty();
    }
  }

  private static final Map<Long, String> LETTERS =
      Map.of(192L, "Ti", 384L, "S", 768L, "B", 1024L, "L", 1280L, "H", 1536L, "g", 4096L, "7B");

  private static String size(HostArray kernel, WeightsFile file) {
    long[] shape = kernel.shape();
    if (file.has("patch_embed.seq.0.c.weight")
        || file.has("image_encoder.patch_embed.seq.0.c.weight")) {
      return "TinyViT";
    }
    String letter = LETTERS.getOrDefault(shape[0], "of width " + shape[0]);
    return (letter.length() > 2 ? "ViT " + letter + ", patch " : "ViT-" + letter + "/") + shape[2];
  }

  /** For example "DINOv2 ViT-S/14 (original layout)". */
  @Override
  public String toString() {
    return family.title() + " " + size + " (" + layout.title() + " layout)";
  }
}
