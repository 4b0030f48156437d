package dev.lift3d.operators.dino;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.vit.BlockShape;
import dev.lift3d.operators.vit.FeedForward;
import dev.lift3d.operators.vit.PatchEmbedding;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.PublishedSizes;
import dev.lift3d.operators.vit.RotaryTable;
import dev.lift3d.operators.vit.VisionShape;
import dev.lift3d.operators.weights.KeyTable;
import dev.lift3d.operators.weights.ModelConfig;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import dev.lift3d.operators.weights.WeightsKind.Family;
import dev.lift3d.operators.weights.WeightsKind.Layout;
import java.util.EnumSet;
import java.util.Set;

/**
 * What network a file's weights make, read off their shapes and the configuration beside them.
 *
 * @param vision the network
 * @param rule how the layout's own code resizes positions
 * @param rotary rotary positions, DINOv3's
 */
record DinoShape(VisionShape vision, PositionRule rule, RotaryTable rotary) {
  static DinoShape of(WeightsKind kind, KeyTable table, WeightsFile file, ModelConfig config) {
    String kernel = name(table, "patch_embed.proj.weight");
    int width = file.size(kernel, 0);
    int patch = file.size(kernel, 2);
    int depth = table.layers(file, "blocks.0.norm1.weight");
    config.requireAgreement(width, "hidden_size", "embed_dim");
    config.requireAgreement(patch, "patch_size");
    int heads =
        PublishedSizes.DINO.heads(
            new PublishedSizes.Stack(file, "network", width, depth),
            config.integer("num_attention_heads", "num_heads"),
            config.integer("num_hidden_layers", "depth"));
    BlockShape block =
        new BlockShape(width, heads, eps(kind, config), feedForward(table, file), traits(kind));
    PatchEmbedding embedding = embedding(table, file, config, patch);
    config.requireAgreement(embedding.registers(), "num_register_tokens", "n_storage_tokens");
    RotaryTable rotary =
        kind.family() == Family.DINO_V3
            ? rotary(file, config, block.headWidth())
            : RotaryTable.NONE;
    return new DinoShape(
        new VisionShape(embedding, block, depth, ""), rule(kind, embedding), rotary);
  }

  private static String name(KeyTable table, String tensor) {
    return table.fileNames(tensor).get(0);
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

  /** Gated where the first layer gives twice what the second takes. */
  private static FeedForward feedForward(KeyTable table, WeightsFile file) {
    int hidden = file.size(name(table, "blocks.0.mlp.fc2.weight"), 1);
    int widened =
        table.fileNames("blocks.0.mlp.fc1.weight").stream().mapToInt(n -> file.size(n, 0)).sum();
    boolean gated = widened == 2 * hidden;
    return new FeedForward(
        gated ? FeedForward.Activation.SWIGLU : FeedForward.Activation.GELU, hidden);
  }

  private static PatchEmbedding embedding(
      KeyTable table, WeightsFile file, ModelConfig config, int patch) {
    String tokens = name(table, "register_tokens");
    boolean rotary = WeightsKind.of(file).filter(k -> k.family() == Family.DINO_V3).isPresent();
    boolean registers =
        rotary || config.integer("num_register_tokens", "n_storage_tokens").orElse(0) > 0;
    int positions = rotary ? 0 : file.size(name(table, "pos_embed"), 1);
    try {
      return new PatchEmbedding(
          patch,
          positions,
          registers || file.has(tokens) ? file.size(tokens, 1) : 0,
          Set.of(PatchEmbedding.Trait.BIAS));
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
    String coordinates = config.text("rope_normalize_coords").orElse("separate");
    if (!coordinates.equals("separate")) {
      throw new InputException(
          file + ": rotary positions normalised by '" + coordinates + "' are not supported");
    }
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
