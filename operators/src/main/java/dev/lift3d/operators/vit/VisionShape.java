package dev.lift3d.operators.vit;

import dev.lift3d.core.tensor.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A vision transformer before it has weights.
 *
 * @param embedding how pictures become tokens
 * @param block what its blocks look like
 * @param depth how many blocks
 * @param prefix what the names of its parameters start with, "" or {@code "visual."}
 */
public record VisionShape(PatchEmbedding embedding, BlockShape block, int depth, String prefix) {
  /** Checks that it is whole. */
  public VisionShape {
    Objects.requireNonNull(embedding, "embedding");
    Objects.requireNonNull(block, "block");
    Objects.requireNonNull(prefix, "prefix");
    if (depth < 1) {
      throw new IllegalArgumentException("a network has at least 1 block, found " + depth);
    }
  }

  /**
   * Its parameters.
   *
   * @return names and shapes
   */
  public List<ParameterSpec> specs() {
    List<ParameterSpec> specs = new ArrayList<>();
    EmbeddingScript.write(this, PositionRule.PLAIN, embedding.patch()).parameters().stream()
        .map(s -> new ParameterSpec(prefix + s.name(), s.initial(), s.shape()))
        .forEach(specs::add);
    specs.addAll(TransformerBlocks.specs(block, prefix, depth));
    return specs;
  }
}
