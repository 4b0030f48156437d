package dev.lift3d.operators.clip;

import dev.lift3d.core.InputException;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.operators.vit.BlockShape;
import dev.lift3d.operators.vit.FeedForward;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.vit.PatchEmbedding;
import dev.lift3d.operators.vit.VisionShape;
import dev.lift3d.operators.weights.ModelConfig;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import dev.lift3d.operators.weights.WeightsKind.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What towers a file's weights make, read off their shapes and the configuration beside them.
 *
 * @param vision the tower that looks at pictures
 * @param text the tower that reads; empty if the file has none
 * @param embedding E, numbers of the space that both share
 */
record ClipShape(VisionShape vision, Optional<TextShape> text, int embedding) {
  private static final double EPS = 1e-5;
  private static final int HEAD_WIDTH = 64;

  /** Reads a file; the activation is asked for where nothing beside the file tells it. */
  static ClipShape of(
      WeightsKind kind, WeightsFile file, ModelConfig config, Optional<Activation> activation) {
    boolean original = kind.layout() == Layout.ORIGINAL;
    String kernel =
        original ? "visual.conv1.weight" : "vision_model.embeddings.patch_embedding.weight";
    int width = file.size(kernel, 0);
    int patch = file.size(kernel, 2);
    String layers = original ? "visual.transformer.resblocks." : "vision_model.encoder.layers.";
    String mlp = original ? "mlp.c_fc.weight" : "mlp.fc1.weight";
    config.requireAgreement(
        width, "vision_config.hidden_size", "vision_cfg.width", "model_cfg.vision_cfg.width");
    config.requireAgreement(
        patch,
        "vision_config.patch_size",
        "vision_cfg.patch_size",
        "model_cfg.vision_cfg.patch_size");
    ClipActivation found = ClipActivation.of(file, config, activation);
    FeedForward forward = new FeedForward(found.vision(), file.size(layers + "0." + mlp, 0));
    int heads = heads(file, config, width, "vision");
    String table =
        original
            ? "visual.positional_embedding"
            : "vision_model.embeddings.position_embedding.weight";
    VisionShape vision =
        new VisionShape(
            embedding(file, patch, file.size(table, 0)),
            new BlockShape(width, heads, EPS, forward, Set.of()),
            file.layers(layers),
            "visual.");
    int shared = original ? file.size("visual.proj", 1) : file.size("visual_projection.weight", 0);
    return new ClipShape(vision, text(original, file, config, found.text()), shared);
  }

  private static PatchEmbedding embedding(WeightsFile file, int patch, int positions) {
    try {
      return new PatchEmbedding(patch, positions, 0, Set.of(PatchEmbedding.Trait.PRE_NORM));
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  private static Optional<TextShape> text(
      boolean original, WeightsFile file, ModelConfig config, Activation activation) {
    String tokens =
        original ? "token_embedding.weight" : "text_model.embeddings.token_embedding.weight";
    if (!file.has(tokens)) {
      return Optional.empty();
    }
    int width = file.size(tokens, 1);
    config.requireAgreement(
        width, "text_config.hidden_size", "text_cfg.width", "model_cfg.text_cfg.width");
    String positions =
        original ? "positional_embedding" : "text_model.embeddings.position_embedding.weight";
    String layers = original ? "transformer.resblocks." : "text_model.encoder.layers.";
    String mlp = original ? "mlp.c_fc.weight" : "mlp.fc1.weight";
    FeedForward forward = new FeedForward(activation, file.size(layers + "0." + mlp, 0));
    BlockShape block =
        new BlockShape(
            width,
            heads(file, config, width, "text"),
            EPS,
            forward,
            Set.of(BlockShape.Trait.CAUSAL));
    return Optional.of(
        new TextShape(
            file.size(tokens, 0),
            file.size(positions, 0),
            file.layers(layers),
            block,
            config.integer("text_config.eos_token_id")));
  }

  private static int heads(WeightsFile file, ModelConfig config, int width, String tower) {
    int headWidth =
        config
            .integer(tower + "_cfg.head_width", "model_cfg." + tower + "_cfg.head_width")
            .orElse(HEAD_WIDTH);
    int heads =
        config
            .integer(
                tower + "_config.num_attention_heads",
                tower + "_cfg.heads",
                "model_cfg." + tower + "_cfg.heads")
            .orElse(headWidth > 0 && width % headWidth == 0 ? width / headWidth : 0);
    if (heads < 1 || width % heads != 0) {
      throw new InputException(
          file
              + ": the number of heads of the "
              + tower
              + " tower is not known for width "
              + width
              + "; put a config.json with num_attention_heads beside it");
    }
    return heads;
  }

  /** The parameters of both towers. */
  List<ParameterSpec> specs() {
    List<ParameterSpec> specs = new ArrayList<>(vision.specs());
    specs.add(new ParameterSpec("visual.proj", Initial.ZERO, embedding, vision.block().width()));
    text.ifPresent(
        shape -> {
          specs.addAll(TextTower.specs(shape));
          specs.add(new ParameterSpec("text.proj", Initial.ZERO, embedding, shape.block().width()));
          specs.add(new ParameterSpec("logit_scale", Initial.ZERO));
        });
    return specs;
  }
}
