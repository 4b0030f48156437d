package dev.lift3d.operators.clip;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.operators.vit.TransformerBlocks;
import dev.lift3d.operators.weights.MatchedWeights;
import java.util.ArrayList;
import java.util.List;

/** The tower that reads: tokens to one hidden vector a token (Radford et al. 2021, section 2.4). */
final class TextTower implements AutoCloseable {
  private static final String PREFIX = "text.";

  private final TextShape shape;
  private final CompiledScript script;
  private final ParameterSet parameters;
  private final TransformerBlocks blocks;

  private TextTower(
      TextShape shape, CompiledScript script, ParameterSet parameters, TransformerBlocks blocks) {
    this.shape = shape;
    this.script = script;
    this.parameters = parameters;
    this.blocks = blocks;
  }

  static List<ParameterSpec> specs(TextShape shape) {
    List<ParameterSpec> specs = new ArrayList<>();
    for (ParameterSpec s : network(shape).parameters()) {
      specs.add(new ParameterSpec(PREFIX + s.name(), s.initial(), s.shape()));
    }
    specs.addAll(TransformerBlocks.specs(shape.block(), PREFIX, shape.depth()));
    return specs;
  }

  private static NetworkScript network(TextShape shape) {
    int width = shape.block().width();
    NetworkScript net = new NetworkScript();
    String tokens =
        net.parameter(
            new ParameterSpec("token_embedding", Initial.ZERO, shape.vocabulary(), width));
    String positions =
        net.parameter(new ParameterSpec("pos_embed", Initial.ZERO, shape.context(), width));
    String gain = net.parameter(new ParameterSpec("norm.weight", Initial.ZERO, width));
    String shift = net.parameter(new ParameterSpec("norm.bias", Initial.ZERO, width));
    String x =
        net.let(
            "torch.embedding("
                + tokens
                + ", ids) + torch.slice("
                + positions
                + ", 0, 0, ids.size(1))");
    net.method("embed", List.of("ids"), List.of(x));
    String y =
        net.let(
            "torch.layer_norm(x, [%d], %s, %s, %s)"
                .formatted(width, gain, shift, shape.block().eps()));
    net.method("norm", List.of("x"), List.of(y));
    return net;
  }

  static TextTower load(TextShape shape, MatchedWeights weights) {
    NetworkScript net = network(shape);
    CompiledScript script = net.compile();
    ParameterSet parameters = null;
    try {
      parameters = weights.parameters(PREFIX, net.parameters());
      return new TextTower(
          shape,
          script,
          parameters,
          TransformerBlocks.load(shape.block(), PREFIX, shape.depth(), weights));
    } catch (RuntimeException e) {
      script.close();
      if (parameters != null) {
        parameters.close();
      }
      throw e;
    }
  }

  TextShape shape() {
    return shape;
  }

  /** Hidden states before the first block, after each, and after the final norm, (B, T, D) each. */
  List<HostArray> hidden(List<int[]> texts) {
    List<HostArray> hidden = new ArrayList<>();
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode off = Gradients.unrecorded()) {
      NDArray x = embedded(scope, texts);
      hidden.add(TensorScope.host(x));
      for (int i = 0; i < shape.depth(); i++) {
        x = next(i, x);
        hidden.add(TensorScope.host(x));
      }
      hidden.add(TensorScope.host(script.call("norm", parameters.tensors(), x).head()));
    }
    return hidden;
  }

  /** One vector a text, (B, D): the normalised hidden state of its end. */
  HostArray pooled(List<int[]> texts) {
    int width = shape.block().width();
    float[] out = new float[texts.size() * width];
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode off = Gradients.unrecorded()) {
      NDArray x = embedded(scope, texts);
      for (int i = 0; i < shape.depth(); i++) {
        x = next(i, x);
      }
      float[] all = script.call("norm", parameters.tensors(), x).head().toFloatArray();
      for (int i = 0; i < texts.size(); i++) {
        int row = i * texts.get(0).length + shape.endOf(texts.get(i));
        System.arraycopy(all, row * width, out, i * width, width);
      }
    }
    return HostArray.ofFloats(out, texts.size(), width);
  }

  private NDArray next(int block, NDArray x) {
    NDArray y = blocks.block(block, x);
    x.close();
    return y;
  }

  private NDArray embedded(TensorScope scope, List<int[]> texts) {
    int length = texts.get(0).length;
    if (length < 1 || length > shape.context()) {
      throw new IllegalArgumentException(
          "a text has 1 to " + shape.context() + " tokens, found " + length);
    }
    long[] ids = new long[texts.size() * length];
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).length != length) {
        throw new IllegalArgumentException("texts of a batch must be padded to one length");
      }
      for (int j = 0; j < length; j++) {
        ids[i * length + j] = known(texts.get(i)[j]);
      }
    }
    return script
        .call("embed", parameters.tensors(), scope.longs(ids, texts.size(), length))
        .head();
  }

  private int known(int id) {
    if (id < 0 || id >= shape.vocabulary()) {
      throw new InputException(
          "token %d is not in the model's vocabulary of %d; is it another model's tokenizer?"
              .formatted(id, shape.vocabulary()));
    }
    return id;
  }

  @Override
  public void close() {
    blocks.close();
    parameters.close();
    script.close();
  }
}
