package dev.lift3d.epipolar;

import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSpec;

/** The layers that image feature networks are made of, as lines of TorchScript. */
final class ConvolutionScript {
  private final NetworkScript net;

  ConvolutionScript(NetworkScript net) {
    this.net = net;
  }

  /** A convolution's kernel: its size and step, and how much border is added around the image. */
  record Kernel(int size, int stride, int border) {
    static final Kernel ONE = new Kernel(1, 1, 0);
    static final Kernel THREE = new Kernel(3, 1, 1);

    static Kernel same(int size, int stride) {
      return new Kernel(size, stride, (size - 1) / 2);
    }
  }

  /** Convolution with reflected borders; returns the result's name. */
  String convolve(String x, String name, int in, int out, Kernel kernel, boolean bias) {
    String weight =
        net.parameter(
            new ParameterSpec(
                name + ".weight", Initial.KAIMING, out, in, kernel.size(), kernel.size()));
    String b = bias ? net.parameter(new ParameterSpec(name + ".bias", Initial.ZERO, out)) : "None";
    String padded = x;
    if (kernel.border() > 0) {
      String side = String.valueOf(kernel.border());
      padded =
          net.let(
              "torch.reflection_pad2d("
                  + x
                  + ", ["
                  + String.join(", ", side, side, side, side)
                  + "])");
    }
    String step = "[" + kernel.stride() + ", " + kernel.stride() + "]";
    return net.let("torch.conv2d(" + padded + ", " + weight + ", " + b + ", " + step + ")");
  }

  /** Normalises each channel of each image on its own; affine. */
  String instanceNorm(String x, String name, int channels) {
    String gain = net.parameter(new ParameterSpec(name + ".weight", Initial.ONE, channels));
    String shift = net.parameter(new ParameterSpec(name + ".bias", Initial.ZERO, channels));
    return net.let(
        "torch.instance_norm("
            + x
            + ", "
            + gain
            + ", "
            + shift
            + ", None, None, True, 0.1, 1.0e-5, False)");
  }

  /** Doubles height and width, bilinearly. */
  String doubled(String x, boolean alignCorners) {
    return net.let(
        "torch.upsample_bilinear2d("
            + x
            + ", [2 * "
            + x
            + ".size(2), 2 * "
            + x
            + ".size(3)], "
            + (alignCorners ? "True" : "False")
            + ", None, None)");
  }

  String relu(String x) {
    return net.let("torch.relu(" + x + ")");
  }

  String elu(String x) {
    return net.let("torch.elu(" + x + ")");
  }
}
