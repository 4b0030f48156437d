package dev.lift3d.operators.clip;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.operators.vit.BlockShape;
import dev.lift3d.operators.weights.MatchedWeights;
import java.util.List;

/** The last step of a tower: into the space that pictures and words share. */
final class Projection implements AutoCloseable {
  private final int embedding;
  private final CompiledScript script;
  private final ParameterSet parameters;

  private Projection(int embedding, CompiledScript script, ParameterSet parameters) {
    this.embedding = embedding;
    this.script = script;
    this.parameters = parameters;
  }

  /** The tower's final norm, then its matrix. */
  static Projection normalised(
      String prefix, BlockShape shape, int embedding, MatchedWeights weights) {
    NetworkScript net = new NetworkScript();
    String gain = net.parameter(new ParameterSpec("norm.weight", Initial.ONE, shape.width()));
    String shift = net.parameter(new ParameterSpec("norm.bias", Initial.ZERO, shape.width()));
    String y =
        net.let(
            "torch.layer_norm(x, [%d], %s, %s, %s)"
                .formatted(shape.width(), gain, shift, shape.eps()));
    return of(
        net, y, prefix, new ParameterSpec("proj", Initial.ZERO, embedding, shape.width()), weights);
  }

  /** The matrix alone. */
  static Projection plain(String prefix, BlockShape shape, int embedding, MatchedWeights weights) {
    return of(
        new NetworkScript(),
        "x",
        prefix,
        new ParameterSpec("proj", Initial.ZERO, embedding, shape.width()),
        weights);
  }

  private static Projection of(
      NetworkScript net, String x, String prefix, ParameterSpec matrix, MatchedWeights weights) {
    String projected = net.let("torch.linear(" + x + ", " + net.parameter(matrix) + ")");
    net.method("project", List.of("x"), List.of(projected));
    ParameterSet parameters = weights.parameters(prefix, net.parameters());
    return new Projection((int) matrix.shape()[0], net.compile(), parameters);
  }

  int embedding() {
    return embedding;
  }

  /** (..., D) to (..., E). */
  HostArray apply(HostArray x) {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode off = Gradients.unrecorded()) {
      return TensorScope.host(script.call("project", parameters.tensors(), scope.tensor(x)).head());
    }
  }

  @Override
  public void close() {
    parameters.close();
    script.close();
  }
}
