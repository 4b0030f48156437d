package dev.lift3d.epipolar;

import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.epipolar.ConvolutionScript.Kernel;
import java.util.List;

/**
 * An image feature network for two cores: about 1 GFLOP for a 256 x 192 photograph.
 *
 * <p>A four-level U-Net. Down-sampling is by 4 x 4 kernels with a border of 1, so that a texel of
 * stride s sits exactly over the middle of its s x s pixels. The coarse map has stride 4, the fine
 * map stride 2. Images are extended to multiples of 16 by repeating the last row and column.
 */
final class CompactUNet {
  private static final int[] WIDTHS = {16, 32, 48, 64};
  private static final Kernel HALVE = new Kernel(4, 2, 1);

  private final NetworkScript net = new NetworkScript();
  private final ConvolutionScript conv = new ConvolutionScript(net);
  private final int channels;

  private CompactUNet(int channels) {
    this.channels = channels;
  }

  /** Method {@code encode}: images (V, 3, H, W) to (V, C, H/4, W/4) and (V, C, H/2, W/2). */
  static NetworkScript write(int channels) {
    CompactUNet unet = new CompactUNet(channels);
    unet.net.method("encode", List.of("images"), unet.body());
    return unet.net;
  }

  private List<String> body() {
    net.line("down = (16 - images.size(2) % 16) % 16");
    net.line("right = (16 - images.size(3) % 16) % 16");
    net.line("x = torch.replication_pad2d(images, [0, right, 0, down]) * 2.0 - 1.0");
    String half = norm(conv.convolve("x", "stem", 3, WIDTHS[0], HALVE, false), "stem.norm", 0);
    String quarter = residual(down(half, "down1", 0), "body1", 1);
    String eighth = residual(down(quarter, "down2", 1), "body2", 2);
    String bottom = residual(down(eighth, "down3", 2), "body3", 3);
    String up2 = up(bottom, eighth, "up2", 2);
    String up1 = up(up2, quarter, "up1", 1);
    String coarse = conv.convolve(up1, "coarse", WIDTHS[1], channels, Kernel.ONE, true);
    String wide = conv.convolve(up1, "up0.narrow", WIDTHS[1], WIDTHS[0], Kernel.ONE, false);
    String both = net.let("torch.cat([" + half + ", " + conv.doubled(wide, false) + "], 1)");
    String up0 =
        norm(
            conv.convolve(both, "up0.conv", 2 * WIDTHS[0], WIDTHS[0], Kernel.THREE, false),
            "up0.norm",
            0);
    String fine = conv.convolve(up0, "fine", WIDTHS[0], channels, Kernel.ONE, true);
    return List.of(coarse, fine);
  }

  private String norm(String x, String name, int level) {
    return conv.relu(conv.instanceNorm(x, name, WIDTHS[level]));
  }

  private String down(String x, String name, int level) {
    String y = conv.convolve(x, name, WIDTHS[level], WIDTHS[level + 1], HALVE, false);
    return norm(y, name + ".norm", level + 1);
  }

  private String residual(String x, String name, int level) {
    int w = WIDTHS[level];
    String y =
        norm(conv.convolve(x, name + ".0", w, w, Kernel.THREE, false), name + ".norm0", level);
    y =
        conv.instanceNorm(
            conv.convolve(y, name + ".1", w, w, Kernel.THREE, false), name + ".norm1", w);
    return conv.relu(x + " + " + y);
  }

  private String up(String x, String skip, String name, int level) {
    String both = net.let("torch.cat([" + skip + ", " + conv.doubled(x, false) + "], 1)");
    String y =
        conv.convolve(
            both, name, WIDTHS[level] + WIDTHS[level + 1], WIDTHS[level], Kernel.THREE, false);
    return norm(y, name + ".norm", level);
  }
}
