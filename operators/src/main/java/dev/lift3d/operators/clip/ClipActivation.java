package dev.lift3d.operators.clip;

import dev.lift3d.core.InputException;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.weights.ModelConfig;
import dev.lift3d.operators.weights.WeightsFile;
import java.util.Optional;

/**
 * The activations of both towers. Weights do not tell them: OpenAI's were trained with the quick
 * approximation of GELU, most others with GELU, and the wrong one gives wrong vectors quietly.
 *
 * @param vision of the tower that looks at pictures
 * @param text of the tower that reads
 */
record ClipActivation(Activation vision, Activation text) {
  /** What the user says, else what the configuration says, else what only OpenAI's files hold. */
  static ClipActivation of(WeightsFile file, ModelConfig config, Optional<Activation> said) {
    if (said.isPresent()) {
      return new ClipActivation(said.get(), said.get());
    }
    if (config.text("vision_config", "text_config", "model_type").isPresent()) {
      return new ClipActivation(
          named(file, config.text("vision_config.hidden_act")),
          named(file, config.text("text_config.hidden_act")));
    }
    Optional<String> quick = config.text("quick_gelu", "model_cfg.quick_gelu");
    boolean openClip = config.integer("embed_dim", "model_cfg.embed_dim").isPresent();
    if (quick.isPresent() || openClip) {
      return both(quick.orElse("false").equals("true"));
    }
    if (file.has("input_resolution") && file.has("context_length")) {
      return both(true);
    }
    throw new InputException(
        file
            + ": does not say which activation it was trained with; say quick_gelu for OpenAI's"
            + " weights, gelu for others, or put their config.json beside it");
  }

  private static ClipActivation both(boolean quick) {
    Activation activation = quick ? Activation.QUICK_GELU : Activation.GELU;
    return new ClipActivation(activation, activation);
  }

  private static Activation named(WeightsFile file, Optional<String> name) {
    return switch (name.orElse("quick_gelu")) {
      case "quick_gelu" -> Activation.QUICK_GELU;
      case "gelu" -> Activation.GELU;
      default ->
          throw new InputException(
              file + ": the config.json beside it has the unknown hidden_act " + name.get());
    };
  }
}
