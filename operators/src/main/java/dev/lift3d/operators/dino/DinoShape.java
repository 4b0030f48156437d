package dev.lift3d.operators.dino;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.vit.BlockShape;
import dev.lift3d.operators.vit.FeedForward;
import dev.lift3d.operators.vit.PatchEmbedding;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.RotaryTable;
import dev.lift3d.operators.vit.VisionShape;
import dev.lift3d.operators.weights.ModelConfig;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import dev.lift3d.operators.weights.WeightsKind.Family;
import dev.lift3d.operators.weights.WeightsKind.Layout;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What network a file's weights make, read off their shapes and the configuration beside them.
 *
 * @param vision the network
 * @param rule how the layout's own code resizes positions
 * @param rotary rotary positions, DINOv3's
 */
record DinoShape(VisionShape vision, PositionRule rule, RotaryTable rotary) {
  /** Heads of the published sizes: width to heads. */
  private static final Map<Integer, Integer> HEADS =
      Map.of(192, 3, 384, 6, 768, 12, 1024, 16, 1280, 20, 1536, 24, 4096, 32);

  static DinoShape of(WeightsKind kind, WeightsFile file, ModelConfig config) {
    boolean original = kind.layout() == Layout.ORIGINAL;
    String kernel =
        original
            ? "patch_embed.proj.weight"
            : "embeddings.patch_embeddings."
                + (kind.family() == Family.DINO_V3 ? "weight" : "projection.weight");
    int width = file.size(kernel, 0);
    int patch = file.size(kernel, 2);
    int depth =
        file.layers(
            original ? "blocks." : kind.family() == Family.DINO_V3 ? "layer." : "encoder.layer.");
    config.requireAgreement(width, "hidden_size", "embed_dim");
    config.requireAgreement(depth, "num_hidden_layers", "depth");
    config.requireAgreement(patch, "patch_size");
    int heads = heads(file, config, width);
    BlockShape block =
        new BlockShape(width, heads, eps(kind, config), feedForward(file), traits(kind));
    int positions =
        kind.family() == Family.DINO_V3
            ? 0
            : file.size(original ? "pos_embed" : "embeddings.position_embeddings", 1);
    PatchEmbedding embedding = embedding(file, patch, positions);
    RotaryTable rotary =
        kind.family() == Family.DINO_V3
            ? rotary(file, config, block.headWidth())
            : RotaryTable.NONE;
    return new DinoShape(
        new VisionShape(embedding, block, depth, ""), rule(kind, embedding), rotary);
  }

  private static int heads(WeightsFile file, ModelConfig config, int width) {
    Integer published = HEADS.get(width);
    int heads =
        config
            .integer("num_attention_heads", "num_heads")
            .orElse(published == null ? 0 : published);
    if (heads < 1 || width % heads != 0) {
      throw new InputException(
          file
              + ": the number of heads is not known for width "
              + width
              + "; put a config.json with num_attention_heads beside it");
    }
    return heads;
  }

  private static double eps(WeightsKind kind, ModelConfig config) {
    double usual =
        switch (kind.family()) {
          case DINO_V3 -> 1e-5;
          case DINO -> kind.layout() == Layout.HUGGING_FACE ? 1e-12 : 1e-6;
          default -> 1e-6;
        };
    return config.number("layer_norm_eps", "norm_eps").orElse(usual);
  }

  private static Set<BlockShape.Trait> traits(WeightsKind kind) {
    Set<BlockShape.Trait> traits = EnumSet.noneOf(BlockShape.Trait.class);
    if (kind.family() != Family.DINO) {
      traits.add(BlockShape.Trait.LAYER_SCALE);
    }
    if (kind.family() == Family.DINO_V3) {
      traits.add(BlockShape.Trait.ROTARY);
    }
    return traits;
  }

  /**
   * Gated where the names say so, or (timm) where the first layer is twice as wide as the second.
   */
  private static FeedForward feedForward(WeightsFile file) {
    String narrow =
        first(
            file,
            "blocks.0.mlp.w3.weight",
            "blocks.0.mlp.fc2.weight",
            "encoder.layer.0.mlp.weights_out.weight",
            "encoder.layer.0.mlp.fc2.weight",
            "encoder.layer.0.output.dense.weight",
            "layer.0.mlp.down_proj.weight");
    int hidden = file.size(narrow, 1);
    boolean named =
        Stream.of("blocks.0.mlp.w3", "encoder.layer.0.mlp.weights_out", "layer.0.mlp.gate_proj")
            .anyMatch(name -> file.has(name + ".weight"));
    boolean packed =
        file.has("blocks.0.mlp.fc1.weight")
            && file.size("blocks.0.mlp.fc1.weight", 0) == 2 * hidden;
    return new FeedForward(
        named || packed ? FeedForward.Activation.SWIGLU : FeedForward.Activation.GELU, hidden);
  }

  private static String first(WeightsFile file, String... names) {
    return Stream.of(names).filter(file::has).findFirst().orElse(names[0]);
  }

  private static PatchEmbedding embedding(WeightsFile file, int patch, int positions) {
    String registers =
        first(file, "register_tokens", "reg_token", "storage_tokens", "embeddings.register_tokens");
    int count = file.has(registers) ? file.size(registers, 1) : 0;
    try {
      return new PatchEmbedding(patch, positions, count, Set.of(PatchEmbedding.Trait.BIAS));
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  private static PositionRule rule(WeightsKind kind, PatchEmbedding embedding) {
    if (embedding.registers() > 0) {
      return PositionRule.ANTIALIAS;
    }
    return kind.layout() == Layout.ORIGINAL ? PositionRule.OFFSET : PositionRule.PLAIN;
  }

  private static RotaryTable rotary(WeightsFile file, ModelConfig config, int headWidth) {
    HostArray periods = file.tensors().get("rope_embed.periods");
    if (headWidth % 4 != 0 || periods != null && periods.size() != headWidth / 4) {
      throw new InputException(
          file + ": rotary positions do not fit heads of " + headWidth + "; is num_heads right?");
    }
    return periods == null
        ? RotaryTable.geometric(config.number("rope_theta", "rope_base").orElse(100), headWidth)
        : new RotaryTable(periods.toDoubles());
  }
}
