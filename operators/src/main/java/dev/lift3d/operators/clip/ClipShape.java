package dev.lift3d.operators.clip;

import dev.lift3d.core.InputException;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.operators.vit.BlockShape;
import dev.lift3d.operators.vit.FeedForward;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.vit.PatchEmbedding;
import dev.lift3d.operators.vit.PublishedSizes;
import dev.lift3d.operators.vit.VisionShape;
import dev.lift3d.operators.weights.KeyTable;
import dev.lift3d.operators.weights.ModelConfig;
import dev.lift3d.operators.weights.WeightsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What towers a file's weights make, read off their shapes and the configuration beside them.
 *
 * @param vision the tower that looks at pictures
 * @param text the tower that reads; empty if the file has none
 * @param embedding E, numbers of the space that both share
 */
record ClipShape(VisionShape vision, Optional<TextShape> text, int embedding) {
  private static final double USUAL_EPS = 1e-5;

  /** Reads a file; the activation is asked for where nothing beside the file tells it. */
  static ClipShape of(
      KeyTable table, WeightsFile file, ModelConfig config, Optional<Activation> activation) {
    ClipActivation found = ClipActivation.of(file, config, activation);
    Tower visual = new Tower("visual", "vision", table, file, config);
    Tower reader = new Tower("text", "text", table, file, config);
    String kernel = visual.name("patch_embed.proj.weight");
    int patch = file.size(kernel, 2);
    config.requireAgreement(patch, visual.keys("patch_size", "patch_size"));
    VisionShape vision =
        new VisionShape(
            embedding(file, patch, file.size(visual.name("pos_embed"), 0)),
            visual.block(file.size(kernel, 0), found.vision(), Set.of()),
            visual.depth(),
            "visual.");
    String tokens = reader.name("token_embedding");
    Optional<TextShape> text =
        file.has(tokens) || reader.depth() > 0
            ? Optional.of(
                new TextShape(
                    file.size(tokens, 0),
                    file.size(reader.name("pos_embed"), 0),
                    reader.depth(),
                    reader.block(
                        file.size(tokens, 1), found.text(), Set.of(BlockShape.Trait.CAUSAL)),
                    config.integer("text_config.eos_token_id")))
            : Optional.empty();
    return new ClipShape(vision, text, table.size(file, "visual.proj", 0));
  }

  private static PatchEmbedding embedding(WeightsFile file, int patch, int positions) {
    try {
      return new PatchEmbedding(patch, positions, 0, Set.of(PatchEmbedding.Trait.PRE_NORM));
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * One of the two towers.
   *
   * @param prefix of the network's names
   * @param word what configurations call it
   */
  private record Tower(
      String prefix, String word, KeyTable table, WeightsFile file, ModelConfig config) {
    String name(String tensor) {
      return table.fileNames(prefix + "." + tensor).get(0);
    }

    int depth() {
      return table.layers(file, prefix + ".blocks.0.norm1.weight");
    }

    /** Where Hugging Face's, the original's and open_clip's configurations say the same. */
    String[] keys(String huggingFace, String original) {
      String ours = word + "_cfg." + original;
      return new String[] {word + "_config." + huggingFace, ours, "model_cfg." + ours};
    }

    BlockShape block(int width, Activation activation, Set<BlockShape.Trait> traits) {
      config.requireAgreement(width, keys("hidden_size", "width"));
      OptionalInt heads = config.integer(keys("num_attention_heads", "heads"));
      OptionalInt headWidth = config.integer(keys("head_width", "head_width"));
      if (heads.isEmpty() && headWidth.isPresent() && headWidth.getAsInt() > 0) {
        heads = OptionalInt.of(width / headWidth.getAsInt());
      }
      PublishedSizes sizes =
          prefix.equals("text") ? PublishedSizes.CLIP_TEXT : PublishedSizes.CLIP_VISION;
      int found =
          sizes.heads(
              new PublishedSizes.Stack(file, word + " tower", width, depth()),
              heads,
              config.integer(keys("num_hidden_layers", "layers")));
      double eps = config.number(word + "_config.layer_norm_eps", "norm_eps").orElse(USUAL_EPS);
      int hidden = file.size(name("blocks.0.mlp.fc1.weight"), 0);
      return new BlockShape(width, found, eps, new FeedForward(activation, hidden), traits);
    }
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
