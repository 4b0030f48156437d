package dev.lift3d.operators.vit;

import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSpec;

/** Normalisation of each token, affine. */
final class LayerNorm {
  private LayerNorm() {}

  static String write(NetworkScript net, String x, String name, int width, double eps) {
    String gain = net.parameter(new ParameterSpec(name + ".weight", Initial.ONE, width));
    String shift = net.parameter(new ParameterSpec(name + ".bias", Initial.ZERO, width));
    return net.let(
        "torch.layer_norm(" + x + ", [" + width + "], " + gain + ", " + shift + ", " + eps + ")");
  }
}
