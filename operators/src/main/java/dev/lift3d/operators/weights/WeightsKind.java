package dev.lift3d.operators.weights;

import java.util.Arrays;
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
    return Arrays.stream(Mark.values())
        .filter(mark -> Arrays.stream(mark.marks).allMatch(file::hasAny))
        .findFirst()
        .map(mark -> new WeightsKind(mark.family, mark.layout, size(mark.kernel, file)));
  }

  /** Tensors that tell what a file is from its relatives; the more special come first. */
  private enum Mark {
    CLIP_ORIGINAL(Family.CLIP, Layout.ORIGINAL, "visual.conv1.weight", "visual.transformer.**"),
    CLIP_HF(
        Family.CLIP,
        Layout.HUGGING_FACE,
        "vision_model.embeddings.patch_embedding.weight",
        "vision_model.pre_layrnorm.*"),
    MOBILE_SAM(Family.MOBILE_SAM, Layout.ORIGINAL, "", "image_encoder.patch_embed.seq.**"),
    TINY_VIT(Family.MOBILE_SAM, Layout.ORIGINAL, "", "patch_embed.seq.**"),
    SAM(
        Family.SAM,
        Layout.ORIGINAL,
        "image_encoder.patch_embed.proj.weight",
        "image_encoder.blocks.*.attn.**"),
    SAM_HF(
        Family.SAM,
        Layout.HUGGING_FACE,
        "vision_encoder.patch_embed.projection.weight",
        "vision_encoder.layers.*.attn.**"),
    DINO_V3(Family.DINO_V3, Layout.ORIGINAL, "patch_embed.proj.weight", "rope_embed.periods"),
    DINO_V3_STORAGE(Family.DINO_V3, Layout.ORIGINAL, "patch_embed.proj.weight", "storage_tokens"),
    DINO_V3_HF(
        Family.DINO_V3,
        Layout.HUGGING_FACE,
        "embeddings.patch_embeddings.weight",
        "layer.*.attention.o_proj.*"),
    DINO_V2(Family.DINO_V2, Layout.ORIGINAL, "patch_embed.proj.weight", "blocks.**.ls1.gamma"),
    DINO_V2_HF(
        Family.DINO_V2,
        Layout.HUGGING_FACE,
        "embeddings.patch_embeddings.projection.weight",
        "encoder.layer.*.layer_scale1.lambda1"),
    DINO(Family.DINO, Layout.ORIGINAL, "patch_embed.proj.weight", "blocks.**.attn.qkv.*"),
    DINO_HF(
        Family.DINO,
        Layout.HUGGING_FACE,
        "embeddings.patch_embeddings.projection.weight",
        "encoder.layer.*.layernorm_before.*");

    private final Family family;
    private final Layout layout;
    private final String kernel;
    private final String[] marks;

    Mark(Family family, Layout layout, String kernel, String... marks) {
      this.family = family;
      this.layout = layout;
      this.kernel = kernel;
      this.marks = marks;
    }
  }

  private static final Map<Long, String> LETTERS =
      Map.of(192L, "Ti", 384L, "S", 768L, "B", 1024L, "L", 1280L, "H", 1536L, "g", 4096L, "7B");

  private static String size(String kernel, WeightsFile file) {
    if (kernel.isEmpty()) {
      return "TinyViT";
    }
    long[] shape = file.shape(kernel).filter(s -> s.length == 4).orElse(new long[4]);
    String letter = LETTERS.get(shape[0]);
    return letter == null
        ? "ViT of width " + shape[0] + ", patch " + shape[2]
        : "ViT-" + letter + "/" + shape[2];
  }

  /** For example "DINOv2 ViT-S/14 (original layout)". */
  @Override
  public String toString() {
    return family.title() + " " + size + " (" + layout.title() + " layout)";
  }
}
