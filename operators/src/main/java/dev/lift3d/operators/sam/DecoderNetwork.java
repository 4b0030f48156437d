package dev.lift3d.operators.sam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;

/** The prompt encoder and the mask decoder, on arrays. */
final class DecoderNetwork implements AutoCloseable {
  private final PromptShape shape;
  private final int masks;
  private final CompiledScript script;
  private final ParameterSet parameters;

  DecoderNetwork(PromptShape shape, int masks, NetworkScript net, ParameterSet parameters) {
    this.shape = shape;
    this.masks = masks;
    this.parameters = parameters;
    this.script = net.compile();
  }

  static NetworkScript write(PromptShape prompt, DecoderShape decoder) {
    NetworkScript net = new NetworkScript();
    PromptScript.write(prompt, net);
    DecoderScript.write(decoder, net);
    return net;
  }

  /**
   * What the decoder makes of P prompts.
   *
   * @param logits P x M x 4 side x 4 side
   * @param quality P x M
   */
  record Answer(float[] logits, float[] quality) {}

  PromptShape shape() {
    return shape;
  }

  /** M. */
  int masks() {
    return masks;
  }

  /** Decodes an embedding, C x side x side. */
  Answer decode(float[] embedding, PromptTensors prompts) {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded()) {
      NDArray map = scope.floats(embedding, 1, shape.width(), shape.side(), shape.side());
      NDArray places = call("positions", map);
      NDArray dense = dense(scope, map, prompts);
      NDList out =
          prompts.hasPoints()
              ? script.call(
                  "decode", parameters.tensors(), map, places, dense, sparse(scope, prompts))
              : script.call("decode_bare", parameters.tensors(), map, places, dense);
      return new Answer(out.get(0).toFloatArray(), out.get(1).toFloatArray());
    }
  }

  /** The points' encoding, (P, N, C). */
  NDArray sparse(TensorScope scope, PromptTensors prompts) {
    int n = prompts.points();
    return call(
        "points",
        scope.floats(prompts.coordinates(), prompts.prompts(), n, 2),
        scope.floats(prompts.labels(), prompts.prompts(), n, 1));
  }

  /** The masks' encoding, (P, C, side, side), or what stands for none, (1, C, side, side). */
  NDArray dense(TensorScope scope, NDArray any, PromptTensors prompts) {
    int side = shape.maskSide();
    return prompts.hasMasks()
        ? call("mask", scope.floats(prompts.masks(), prompts.prompts(), 1, side, side))
        : call("no_mask", any);
  }

  /** The cells' places, (1, C, side, side). */
  NDArray positions(NDArray any) {
    return call("positions", any);
  }

  private NDArray call(String method, NDArray... tensors) {
    return script.call(method, parameters.tensors(), tensors).head();
  }

  @Override
  public void close() {
    script.close();
    parameters.close();
  }
}
