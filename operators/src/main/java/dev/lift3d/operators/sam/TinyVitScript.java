package dev.lift3d.operators.sam;

import dev.lift3d.core.tensor.NetworkScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes MobileSAM's image encoder (Zhang et al. 2023) as TorchScript: TinyViT (Wu et al. 2022)
 * with SAM's neck. Parameter names are MobileSAM's state-dict keys; its batch normalisations are
 * applied as they are stored.
 */
final class TinyVitScript {
  private static final String ROOT = "image_encoder.";
  private static final double EPSILON = 1e-5;

  private final TinyVitShape s;
  private final NetworkScript net = new NetworkScript();
  private final Layers layers = new Layers(net);
  private final List<String> names = new ArrayList<>();
  private final List<String> results = new ArrayList<>();

  private TinyVitScript(TinyVitShape shape) {
    this.s = shape;
  }

  /** Method {@code encode}: images (B, 3, S, S), normalised and padded, to (B, out, side, side). */
  static NetworkScript write(TinyVitShape shape) {
    TinyVitScript script = new TinyVitScript(shape);
    script.net.method("encode", List.of("images"), List.of(script.body()));
    return script.net;
  }

  /** The outputs of a network's inner stages: their names, and the network that gives them. */
  record Stages(List<String> names, NetworkScript net) {}

  /** Method {@code stages}: the output of the patch embedding, of every block and every layer. */
  static Stages writeStages(TinyVitShape shape) {
    TinyVitScript script = new TinyVitScript(shape);
    script.keep("image_embeddings", script.body());
    script.net.method("stages", List.of("images"), script.results);
    return new Stages(List.copyOf(script.names), script.net);
  }

  private String keep(String name, String value) {
    names.add(name);
    results.add(value);
    return value;
  }

  private String body() {
    int width = s.stages().get(0).width();
    Layers.Kernel halve = new Layers.Kernel(3, 2, 1, 1);
    String x = normalised("images", ROOT + "patch_embed.seq.0", 3, width / 2, halve);
    x = normalised(layers.gelu(x), ROOT + "patch_embed.seq.2", width / 2, width, halve);
    x = merged(convolutions(keep("patch_embed", x)), 0);
    for (int i = 1; i < s.stages().size(); i++) {
      x = keep("layer" + (i - 1), tokens(x, s.stages().get(i).width()));
      x = attentions(x, i);
      x = i + 1 < s.stages().size() ? merged(map(x, i), i) : x;
    }
    int last = s.stages().size() - 1;
    return Neck.write(
        layers, map(keep("layer" + last, x), last), s.stages().get(last).width(), s.out());
  }

  /** Convolution without bias, then batch normalisation. */
  private String normalised(String x, String name, int in, int out, Layers.Kernel kernel) {
    String y = layers.convolve(x, name + ".c", in, out, kernel, false);
    return layers.let(
        "torch.batch_norm(%s, %s, %s, %s, %s, False, 0.1, %s, False)",
        y,
        layers.gain(name + ".bn.weight", out),
        layers.shift(name + ".bn.bias", out),
        layers.shift(name + ".bn.running_mean", out),
        layers.gain(name + ".bn.running_var", out),
        EPSILON);
  }

  /** The first stage: inverted bottlenecks. */
  private String convolutions(String map) {
    TinyVitShape.Stage stage = s.stages().get(0);
    int wide = stage.width() * s.expansion();
    String x = map;
    for (int i = 0; i < stage.depth(); i++) {
      String name = ROOT + "layers.0.blocks." + i + ".";
      String y = normalised(x, name + "conv1", stage.width(), wide, Layers.Kernel.ONE);
      y = normalised(layers.gelu(y), name + "conv2", wide, wide, Layers.Kernel.depthwise(1, wide));
      y = normalised(layers.gelu(y), name + "conv3", wide, stage.width(), Layers.Kernel.ONE);
      x = layers.gelu(layers.let("%s + %s", x, y));
    }
    return x;
  }

  /** From a stage's map to the next one's. */
  private String merged(String map, int stage) {
    String name = ROOT + "layers." + stage + ".downsample.";
    int in = s.stages().get(stage).width();
    int out = s.stages().get(stage + 1).width();
    Layers.Kernel step = Layers.Kernel.depthwise(s.stages().get(stage).stride(), out);
    String y = normalised(map, name + "conv1", in, out, Layers.Kernel.ONE);
    y = normalised(layers.gelu(y), name + "conv2", out, out, step);
    return normalised(layers.gelu(y), name + "conv3", out, out, Layers.Kernel.ONE);
  }

  private String attentions(String tokens, int index) {
    TinyVitShape.Stage stage = s.stages().get(index);
    String x = tokens;
    for (int i = 0; i < stage.depth(); i++) {
      String name = ROOT + "layers." + index + ".blocks." + i + ".";
      x = keep("layer%d_block%d".formatted(index, i), block(x, name, index));
    }
    return x;
  }

  private String block(String tokens, String name, int index) {
    TinyVitShape.Stage stage = s.stages().get(index);
    int side = s.side(index);
    int c = stage.width();
    Windows windows = new Windows(side, stage.window(), c);
    String grid = layers.let("torch.reshape(%s, [-1, %d, %d, %d])", tokens, side, side, c);
    String mixed = attention(windows.split(layers, grid), name + "attn.", stage);
    String x = layers.let("%s + %s", grid, windows.join(layers, mixed));
    String local =
        normalised(
            layers.let("torch.permute(%s, [0, 3, 1, 2])", x),
            name + "local_conv",
            c,
            c,
            Layers.Kernel.depthwise(1, c));
    String y = tokens(local, c);
    String wide =
        layers.linear(
            layers.layerNorm(y, name + "mlp.norm", c, EPSILON),
            name + "mlp.fc1",
            c,
            stage.hidden());
    String narrow = layers.linear(layers.gelu(wide), name + "mlp.fc2", stage.hidden(), c);
    return layers.let("%s + %s", y, narrow);
  }

  /** Attention among the cells of a window, (B, n, C); the cells that pad the map take part. */
  private String attention(String x, String name, TinyVitShape.Stage stage) {
    int cells = stage.window() * stage.window();
    int c = stage.width();
    int d = c / stage.heads();
    String normal = layers.layerNorm(x, name + "norm", c, EPSILON);
    String qkv = layers.linear(normal, name + "qkv", c, 3 * c);
    // Each head's query, key and value lie together.
    String heads =
        layers.let(
            "torch.permute(torch.reshape(%s, [-1, %d, %d, 3, %d]), [3, 0, 2, 1, 4])",
            qkv, cells, stage.heads(), d); // (3, B, heads, n, d)
    String dots =
        layers.let(
            "torch.matmul(torch.select(%1$s, 0, 0),"
                + " torch.transpose(torch.select(%1$s, 0, 1), -2, -1)) * %2$s + %3$s",
            heads, 1 / Math.sqrt(d), biases(x, name, stage));
    String mixed =
        layers.let("torch.matmul(torch.softmax(%s, -1), torch.select(%s, 0, 2))", dots, heads);
    String all =
        layers.let("torch.reshape(torch.transpose(%s, 1, 2), [-1, %d, %d])", mixed, cells, c);
    return layers.linear(all, name + "proj", c, c);
  }

  /** What a pair of cells adds to its score by its distance along both axes: (heads, n, n). */
  private String biases(String x, String name, TinyVitShape.Stage stage) {
    int window = stage.window();
    int cells = window * window;
    String table = layers.weight(name + "attention_biases", stage.heads(), cells);
    String places = layers.let("torch.arange(%d, dtype=4, device=%s.device)", cells, x);
    String column = layers.let("torch.remainder(%s, %d)", places, window);
    String row = layers.let("(%s - %s) / %d", places, column, window);
    String down = layers.let("torch.abs(torch.unsqueeze(%1$s, 1) - torch.unsqueeze(%1$s, 0))", row);
    String right =
        layers.let("torch.abs(torch.unsqueeze(%1$s, 1) - torch.unsqueeze(%1$s, 0))", column);
    return layers.let(
        "torch.reshape(torch.index_select(%1$s, 1,"
            + " torch.flatten(torch.to(%2$s * %3$d + %4$s, 4))), [%5$d, %6$d, %6$d])",
        table, down, window, right, stage.heads(), cells);
  }

  /** (B, C, side, side) to (B, n, C). */
  private String tokens(String map, int width) {
    return layers.let(
        "torch.reshape(torch.permute(%s, [0, 2, 3, 1]), [%s.size(0), -1, %d])", map, map, width);
  }

  private String map(String tokens, int stage) {
    return layers.let(
        "torch.permute(torch.reshape(%1$s, [-1, %2$d, %2$d, %3$d]), [0, 3, 1, 2])",
        tokens, s.side(stage), s.stages().get(stage).width());
  }
}
