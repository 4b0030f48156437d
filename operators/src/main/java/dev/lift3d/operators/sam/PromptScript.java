package dev.lift3d.operators.sam;

import dev.lift3d.core.tensor.NetworkScript;
import java.util.List;

/**
 * Writes SAM's prompt encoder (Kirillov et al. 2023, appendix A) as TorchScript. Parameter names
 * are segment-anything's state-dict keys.
 */
final class PromptScript {
  /** A point that is none: pads prompts without a box. */
  static final int NO_POINT = -1;

  /** A point that other points of a batch are longer by: a vector of zeros. */
  static final int FILLER = -10;

  /** Label of a box's first corner; the second's is one more. */
  static final int CORNER = 2;

  private static final String ROOT = "prompt_encoder.";

  private final PromptShape s;
  private final NetworkScript net;
  private final Layers layers;

  private PromptScript(PromptShape shape, NetworkScript net) {
    this.s = shape;
    this.net = net;
    this.layers = new Layers(net);
  }

  /**
   * Methods: {@code positions}, of any tensor, to (1, C, side, side); {@code points}, of
   * coordinates (P, N, 2), x and y in pixels of the square with the corner of the first pixel at 0,
   * and float labels (P, N, 1), to (P, N, C); {@code mask}, of logits (P, 1, 4 side, 4 side), to
   * (P, C, side, side); {@code no_mask}, of any tensor, to (1, C, side, side).
   */
  static void write(PromptShape shape, NetworkScript net) {
    PromptScript script = new PromptScript(shape, net);
    net.method("positions", List.of("any"), List.of(script.positions()));
    net.method("points", List.of("coordinates", "labels"), List.of(script.points()));
    net.method("mask", List.of("logits"), List.of(script.mask()));
    net.method("no_mask", List.of("any"), List.of(script.noMask()));
  }

  private String frequencies(String places) {
    String matrix =
        layers.weight(ROOT + "pe_layer.positional_encoding_gaussian_matrix", 2, s.width() / 2);
    String angle =
        layers.let(
            "torch.matmul(%s * 2.0 - 1.0, %s) * %s", places, matrix, 2 * Math.PI); // (.., C / 2)
    return layers.let("torch.cat([torch.sin(%1$s), torch.cos(%1$s)], -1)", angle);
  }

  private String positions() {
    String centres =
        layers.let("(torch.arange(%d, dtype=6, device=any.device) + 0.5) / %1$d", s.side());
    String x = layers.let("torch.repeat(torch.unsqueeze(%s, 0), [%d, 1])", centres, s.side());
    String places = layers.let("torch.stack([%1$s, torch.transpose(%1$s, 0, 1)], -1)", x);
    return layers.let("torch.unsqueeze(torch.permute(%s, [2, 0, 1]), 0)", frequencies(places));
  }

  private String points() {
    String where = frequencies(layers.let("coordinates / %s", (double) s.imageSize()));
    String none = layers.weight(ROOT + "not_a_point_embed.weight", 1, s.width());
    String kept = layers.let("%s * torch.to(labels >= 0.0, 6)", where);
    String sum = layers.let("%s + %s * torch.to(labels == %d, 6)", kept, none, NO_POINT);
    for (int label = 0; label < 4; label++) {
      String kind = layers.weight(ROOT + "point_embeddings." + label + ".weight", 1, s.width());
      sum = layers.let("%s + %s * torch.to(labels == %d, 6)", sum, kind, label);
    }
    return sum;
  }

  private String mask() {
    String name = ROOT + "mask_downscaling.";
    int quarter = s.maskWidth() / 4;
    Layers.Kernel halve = Layers.Kernel.patch(2);
    String x = layers.convolve("logits", name + "0", 1, quarter, halve, true);
    x = layers.gelu(layers.mapNorm(x, name + "1", quarter));
    x = layers.convolve(x, name + "3", quarter, s.maskWidth(), halve, true);
    x = layers.gelu(layers.mapNorm(x, name + "4", s.maskWidth()));
    return layers.convolve(x, name + "6", s.maskWidth(), s.width(), Layers.Kernel.ONE, true);
  }

  private String noMask() {
    String vector = layers.weight(ROOT + "no_mask_embed.weight", 1, s.width());
    return layers.let(
        "torch.repeat(torch.reshape(%s, [1, %d, 1, 1]), [1, 1, %3$d, %3$d])",
        vector, s.width(), s.side());
  }
}
