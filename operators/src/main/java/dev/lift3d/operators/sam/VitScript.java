package dev.lift3d.operators.sam;

import dev.lift3d.core.tensor.NetworkScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes SAM's ViT image encoder (Kirillov et al. 2023; Li et al. 2022, "Exploring Plain Vision
 * Transformer Backbones for Object Detection") as TorchScript. Parameter names are
 * segment-anything's state-dict keys.
 */
final class VitScript {
  private static final String ROOT = "image_encoder.";
  private static final double EPSILON = 1e-6;

  private final VitShape s;
  private final NetworkScript net = new NetworkScript();
  private final Layers layers = new Layers(net);

  private VitScript(VitShape shape) {
    this.s = shape;
  }

  /** Method {@code encode}: images (B, 3, S, S), normalised and padded, to (B, out, side, side). */
  static NetworkScript write(VitShape shape) {
    VitScript script = new VitScript(shape);
    List<String> stages = script.body();
    script.net.method(
        "encode", List.of("images"), stages.subList(stages.size() - 1, stages.size()));
    return script.net;
  }

  /**
   * Method {@code stages}: what enters the first block and what leaves each, (B, side, side,
   * width), then the embedding.
   */
  static NetworkScript writeStages(VitShape shape) {
    VitScript script = new VitScript(shape);
    script.net.method("stages", List.of("images"), script.body());
    return script.net;
  }

  private List<String> body() {
    List<String> stages = new ArrayList<>();
    String patches =
        layers.convolve(
            "images",
            ROOT + "patch_embed.proj",
            3,
            s.width(),
            Layers.Kernel.patch(s.patch()),
            true);
    String position = layers.weight(ROOT + "pos_embed", 1, s.side(), s.side(), s.width());
    String x = layers.let("torch.permute(%s, [0, 2, 3, 1]) + %s", patches, position);
    stages.add(x);
    for (int i = 0; i < s.windows().size(); i++) {
      x = block(x, ROOT + "blocks." + i + ".", s.windows().get(i));
      stages.add(x);
    }
    stages.add(
        Neck.write(layers, layers.let("torch.permute(%s, [0, 3, 1, 2])", x), s.width(), s.out()));
    return stages;
  }

  private String block(String x, String name, int window) {
    String normal = layers.layerNorm(x, name + "norm1", s.width(), EPSILON);
    Windows windows = new Windows(s.side(), window, s.width());
    String inside = windows.split(layers, normal);
    String mixed = windows.join(layers, attention(inside, name + "attn.", window));
    String y = layers.let("%s + %s", x, mixed);
    String wide =
        layers.linear(
            layers.layerNorm(y, name + "norm2", s.width(), EPSILON),
            name + "mlp.lin1",
            s.width(),
            s.hidden());
    String narrow = layers.linear(layers.gelu(wide), name + "mlp.lin2", s.hidden(), s.width());
    return layers.let("%s + %s", y, narrow);
  }

  /**
   * Attention among the cells of a window, (B, n, C) to the same. Heads go one by one: the scores
   * of all heads of a global block would fill a gigabyte.
   */
  private String attention(String x, String name, int window) {
    int cells = window * window;
    int d = s.headWidth();
    String qkv = layers.linear(x, name + "qkv", s.width(), 3 * s.width());
    String heads =
        layers.let(
            "torch.permute(torch.reshape(%s, [-1, %d, 3, %d, %d]), [2, 3, 0, 1, 4])",
            qkv, cells, s.heads(), d); // (3, heads, B, n, d)
    String down = relative(x, name + "rel_pos_h", window);
    String right = relative(x, name + "rel_pos_w", window);
    net.line("parts = annotate(List[Tensor], [])");
    net.line("for head in range(%d):".formatted(s.heads()));
    net.line("  q = torch.select(torch.select(%s, 0, 0), 0, head)".formatted(heads)); // (B, n, d)
    net.line("  k = torch.select(torch.select(%s, 0, 1), 0, head)".formatted(heads));
    net.line("  v = torch.select(torch.select(%s, 0, 2), 0, head)".formatted(heads));
    net.line(
        "  dots = torch.matmul(q * %s, torch.transpose(k, -2, -1))".formatted(1 / Math.sqrt(d)));
    net.line("  dots = torch.reshape(dots, [-1, %1$d, %1$d, %1$d, %1$d])".formatted(window));
    net.line("  cells = torch.reshape(q, [-1, %1$d, %1$d, %2$d])".formatted(window, d));
    net.line("  rows = torch.einsum(\"byxc,ykc->byxk\", [cells, %s])".formatted(down));
    net.line("  columns = torch.einsum(\"byxc,xkc->byxk\", [cells, %s])".formatted(right));
    net.line("  dots = torch.add_(dots, torch.unsqueeze(rows, -1))");
    net.line("  dots = torch.add_(dots, torch.unsqueeze(columns, -2))");
    net.line("  share = torch.softmax(torch.reshape(dots, [-1, %1$d, %1$d]), -1)".formatted(cells));
    net.line("  parts.append(torch.matmul(share, v))");
    String all = layers.let("torch.cat(parts, -1)"); // head-major, (B, n, C)
    return layers.linear(all, name + "proj", s.width(), s.width());
  }

  /** Relative positions along one axis: row (query) x (key) x d, from a table of differences. */
  private String relative(String x, String name, int window) {
    String table = layers.weight(name, 2L * window - 1, s.headWidth());
    String places = layers.let("torch.arange(%d, dtype=4, device=%s.device)", window, x);
    String steps =
        layers.let(
            "torch.unsqueeze(%1$s, 1) - torch.unsqueeze(%1$s, 0) + %2$d", places, window - 1);
    return layers.let(
        "torch.reshape(torch.index_select(%1$s, 0, torch.flatten(%2$s)), [%3$d, %3$d, %4$d])",
        table, steps, window, s.headWidth());
  }
}
