package dev.lift3d.operators.sam;

import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSpec;

/** The layers that SAM's networks are made of, as lines of TorchScript. */
final class Layers {
  /** What LayerNorm over the channels of a map adds to the variance; the same in every layout. */
  static final double MAP_EPSILON = 1e-6;

  private final NetworkScript net;

  Layers(NetworkScript net) {
    this.net = net;
  }

  /** A convolution's kernel; as many groups as channels make it act on each channel alone. */
  record Kernel(int size, int stride, int border, int groups) {
    static final Kernel ONE = new Kernel(1, 1, 0, 1);
    static final Kernel THREE = new Kernel(3, 1, 1, 1);

    static Kernel patch(int size) {
      return new Kernel(size, size, 0, 1);
    }

    static Kernel depthwise(int stride, int channels) {
      return new Kernel(3, stride, 1, channels);
    }
  }

  NetworkScript net() {
    return net;
  }

  String let(String format, Object... parts) {
    return net.let(format.formatted(parts));
  }

  String weight(String name, long... shape) {
    return net.parameter(new ParameterSpec(name, Initial.UNIFORM, shape));
  }

  String gain(String name, int width) {
    return net.parameter(new ParameterSpec(name, Initial.ONE, width));
  }

  String shift(String name, int width) {
    return net.parameter(new ParameterSpec(name, Initial.ZERO, width));
  }

  String linear(String x, String name, int in, int out) {
    return net.linear(x, name, in, out, Initial.UNIFORM);
  }

  /** Over the last axis. */
  String layerNorm(String x, String name, int width, double epsilon) {
    return let(
        "torch.layer_norm(%s, [%d], %s, %s, %s)",
        x, width, gain(name + ".weight", width), shift(name + ".bias", width), epsilon);
  }

  /** Over the channels of a map, (B, C, h, w). */
  String mapNorm(String x, String name, int channels) {
    String last = let("torch.permute(%s, [0, 2, 3, 1])", x);
    String normal = layerNorm(last, name, channels, MAP_EPSILON);
    return let("torch.permute(%s, [0, 3, 1, 2])", normal);
  }

  /** Convolution with zeros around the map. */
  String convolve(String x, String name, int in, int out, Kernel kernel, boolean bias) {
    String w = weight(name + ".weight", out, in / kernel.groups(), kernel.size(), kernel.size());
    return let(
        "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [1, 1], %d)",
        x,
        w,
        bias ? shift(name + ".bias", out) : "None",
        kernel.stride(),
        kernel.stride(),
        kernel.border(),
        kernel.border(),
        kernel.groups());
  }

  /** Doubles both sides: every cell becomes 2 x 2. */
  String grow(String x, String name, int in, int out) {
    String w = weight(name + ".weight", in, out, 2, 2);
    return let("torch.conv_transpose2d(%s, %s, %s, [2, 2])", x, w, shift(name + ".bias", out));
  }

  String gelu(String x) {
    return let("torch.gelu(%s)", x);
  }

  String relu(String x) {
    return let("torch.relu(%s)", x);
  }
}
