package dev.lift3d.epipolar;

import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.epipolar.ConvolutionScript.Kernel;
import java.util.List;

/**
 * The original image feature network (IBRNet's {@code feature_network.py}): a ResNet-34 trunk
 * without its last stage, and a decoder back to a quarter of the size. 8,917,120 parameters under
 * the original's state-dict keys.
 *
 * <p>The trunk rounds sizes up and the decoder doubles them, so the maps are 4 ceil(H / 16) by 4
 * ceil(W / 16): a little larger than a quarter where 16 does not divide the size.
 */
final class ResUNet {
  private static final int[] BLOCKS = {3, 4, 6};
  private static final int[] WIDTHS = {64, 128, 256};

  private final NetworkScript net = new NetworkScript();
  private final ConvolutionScript conv = new ConvolutionScript(net);

  private ResUNet() {}

  /**
   * Methods {@code encode} and {@code stages} take images (V, 3, H, W); {@code encode} returns the
   * coarse and the fine map, (V, 32, h, w) each; {@code stages} every stage's output in the order
   * of {@link #STAGES}.
   */
  static NetworkScript write() {
    ResUNet unet = new ResUNet();
    List<String> stages = unet.body();
    String out = stages.get(stages.size() - 1);
    unet.net.method("encode", List.of("images"), List.of(out + "[:, 0:32]", out + "[:, 32:64]"));
    stages = unet.body();
    unet.net.method("stages", List.of("images"), stages.subList(0, STAGES.size()));
    return unet.net;
  }

  static final List<String> STAGES =
      List.of("layer1", "layer2", "layer3", "upconv3", "iconv3", "upconv2", "iconv2");

  private List<String> body() {
    String x = conv.convolve("images", "conv1", 3, 64, new Kernel(7, 2, 3), false);
    x = conv.relu(conv.instanceNorm(x, "bn1", 64));
    String x1 = layer(x, 0, 64);
    String x2 = layer(x1, 1, 64);
    String x3 = layer(x2, 2, 128);
    String up3 = upconv(x3, "upconv3", 256, 128);
    String i3 = elu(joined(x2, up3), "iconv3", 256, 128);
    String up2 = upconv(i3, "upconv2", 128, 64);
    String i2 = elu(joined(x1, up2), "iconv2", 128, 64);
    String out = conv.convolve(i2, "out_conv", 64, 64, Kernel.ONE, true);
    return List.of(x1, x2, x3, up3, i3, up2, i2, out);
  }

  private String layer(String input, int index, int in) {
    String x = input;
    int width = WIDTHS[index];
    for (int block = 0; block < BLOCKS[index]; block++) {
      String name = "layer" + (index + 1) + "." + block;
      boolean first = block == 0;
      int from = first ? in : width;
      String y =
          conv.convolve(x, name + ".conv1", from, width, new Kernel(3, first ? 2 : 1, 1), false);
      y = conv.relu(conv.instanceNorm(y, name + ".bn1", width));
      y = conv.convolve(y, name + ".conv2", width, width, Kernel.THREE, false);
      y = conv.instanceNorm(y, name + ".bn2", width);
      if (first) {
        x = conv.convolve(x, name + ".downsample.0", from, width, new Kernel(1, 2, 0), false);
        x = conv.instanceNorm(x, name + ".downsample.1", width);
      }
      x = conv.relu(y + " + " + x);
    }
    return x;
  }

  private String elu(String x, String name, int in, int out) {
    String y = conv.convolve(x, name + ".conv", in, out, Kernel.THREE, true);
    return conv.elu(conv.instanceNorm(y, name + ".bn", out));
  }

  private String upconv(String x, String name, int in, int out) {
    return elu(conv.doubled(x, true), name + ".conv", in, out);
  }

  /** The doubled map, then the skip map with zeros below and right of it where it is smaller. */
  private String joined(String skip, String up) {
    String rows = net.let(up + ".size(2) - " + skip + ".size(2)");
    String columns = net.let(up + ".size(3) - " + skip + ".size(3)");
    String left = columns + " // 2, " + columns + " - " + columns + " // 2";
    String top = rows + " // 2, " + rows + " - " + rows + " // 2";
    String padded = "torch.constant_pad_nd(" + skip + ", [" + left + ", " + top + "])";
    return net.let("torch.cat([" + up + ", " + padded + "], 1)");
  }
}
