package dev.lift3d.epipolar;

import dev.lift3d.core.tensor.NetworkScript;
import java.util.List;

/** Writes the quadrature of the volume rendering integral as TorchScript; no parameters. */
final class CompositingScript {
  private final NetworkScript net = new NetworkScript();

  private CompositingScript() {}

  /**
   * Method {@code composite} takes colour (R, S, 3), density, z, t and valid (R, S) each, and
   * returns colour (R, 3), depth (R), weights (R, S) and opacity (R); method {@code supported}
   * takes valid (R, S) and returns (R).
   */
  static NetworkScript write(Conventions conventions, boolean whiteBackground) {
    CompositingScript script = new CompositingScript();
    if (conventions == Conventions.IBRNET) {
      script.original();
    } else {
      script.corrected();
    }
    NetworkScript net = script.net;
    net.line("total = torch.sum(weights, 1)"); // (R)
    net.line("blend = torch.sum(torch.unsqueeze(weights, -1) * colour, 1)"); // (R, 3)
    if (whiteBackground) {
      net.line("blend = blend + torch.unsqueeze(1.0 - total, -1)");
    } else if (conventions == Conventions.CORRECTED) {
      // What lies beyond the last view's sight is no colour: the ray shows what was seen of it.
      net.line("blend = blend / torch.unsqueeze(torch.clamp(total, 0.05), -1)");
    }
    net.line("depth = torch.sum(weights * z, 1)"); // (R)
    if (conventions == Conventions.IBRNET) {
      net.line("opacity = total");
    } else {
      net.line("depth = depth / torch.clamp(total, 1.0e-6)");
      net.line("opacity = torch.sum(weights[:, 0:-1], 1)");
    }
    net.method(
        "composite",
        List.of("colour", "density", "z", "t", "valid"),
        List.of("blend", "depth", "weights", "opacity"));
    net.line("pairs = torch.sum((valid > 1.0).float(), 1)");
    net.method(
        "supported",
        List.of("valid"),
        List.of("(pairs > " + (double) Compositor.UNSUPPORTED_SAMPLES + ").float()"));
    return net;
  }

  /** The original's: one sample, one density, however long its stretch of the ray is. */
  private void original() {
    net.line("alpha = 1.0 - torch.exp(-density)");
    net.line("through = torch.cumprod(1.0 - alpha + 1.0e-10, 1)");
    net.line("through = torch.cat([torch.ones_like(through[:, 0:1]), through[:, 0:-1]], 1)");
    net.line("weights = alpha * through");
  }

  private void corrected() {
    net.line("thickness = (t[:, 1:] - t[:, 0:-1]) * " + (double) Compositor.REFERENCE_SAMPLES);
    net.line("thickness = density[:, 0:-1] * thickness"); // optical, (R, S - 1)
    net.line("last = (valid[:, -1:] > 0.0).float()"); // what ends the ray is opaque
    net.line("alpha = torch.cat([-torch.expm1(-thickness), last], 1)");
    // A sum that starts at zero, not a difference of sums: the latter loses digits.
    net.line("before = torch.cat([torch.zeros_like(last), torch.cumsum(thickness, 1)], 1)");
    net.line("weights = alpha * torch.exp(-before)");
  }
}
