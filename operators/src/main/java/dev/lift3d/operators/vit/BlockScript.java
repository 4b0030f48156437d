package dev.lift3d.operators.vit;

import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.operators.vit.BlockShape.Trait;
import java.util.List;

/**
 * One pre-norm transformer block (Dosovitskiy et al. 2021, equations 2 and 3) as TorchScript; every
 * block of a network runs the same methods with its own parameters.
 */
final class BlockScript {
  private final NetworkScript net = new NetworkScript();
  private final BlockShape shape;
  private final List<String> tokens;

  private BlockScript(BlockShape shape) {
    this.shape = shape;
    tokens = shape.has(Trait.ROTARY) ? List.of("x", "cos", "sin") : List.of("x");
  }

  /**
   * Methods {@code block} (B, T, D) to (B, T, D); {@code facets} to queries, keys, values and the
   * attention's output layer on the values; {@code attention} to (B, H, T, T).
   */
  static NetworkScript write(BlockShape shape) {
    BlockScript script = new BlockScript(shape);
    // The whole block first: it names every parameter, so that all methods take the same list.
    script.block();
    script.facets();
    script.attention();
    return script.net;
  }

  private void block() {
    String attended = attended();
    String x = net.let("x + " + scaled(linear(attended, "attn.proj", width(), width()), "ls1"));
    String wide = linear(norm(x, "norm2"), "mlp.fc1", width(), shape.feedForward().widened());
    String narrow = linear(activated(wide), "mlp.fc2", shape.feedForward().hidden(), width());
    String out = net.let(x + " + " + scaled(narrow, "ls2"));
    net.method("block", tokens, List.of(out));
  }

  private void facets() {
    String qkv = linear(norm("x", "norm1"), "attn.qkv", width(), 3 * width());
    String q = net.let("torch.slice(" + qkv + ", -1, 0, " + width() + ")");
    String k = net.let("torch.slice(" + qkv + ", -1, " + width() + ", " + 2 * width() + ")");
    String v = net.let("torch.slice(" + qkv + ", -1, " + 2 * width() + ", " + 3 * width() + ")");
    String out = linear(v, "attn.proj", width(), width());
    net.method("facets", List.of("x"), List.of(q, k, v, out));
  }

  private void attention() {
    String qkv = heads();
    double scale = 1 / Math.sqrt(shape.headWidth());
    String scores =
        net.let(
            "torch.matmul(%s * %s, torch.transpose(%s, -2, -1))"
                .formatted(rotated(qkv, 0), scale, rotated(qkv, 1)));
    if (shape.has(Trait.CAUSAL)) {
      scores =
          net.let(
              "torch.masked_fill(%1$s, torch.gt(torch.triu(torch.ones_like(%1$s), 1), 0), -1.0e30)"
                  .formatted(scores));
    }
    net.method("attention", tokens, List.of(net.let("torch.softmax(" + scores + ", -1)")));
  }

  private String attended() {
    String qkv = heads();
    String mixed =
        net.let(
            "torch.scaled_dot_product_attention(%s, %s, torch.select(%s, 0, 2), None, 0.0, %s)"
                .formatted(
                    rotated(qkv, 0),
                    rotated(qkv, 1),
                    qkv,
                    shape.has(Trait.CAUSAL) ? "True" : "False"));
    return net.let(
        "torch.reshape(torch.transpose("
            + mixed
            + ", 1, 2), [x.size(0), x.size(1), "
            + width()
            + "])");
  }

  /** Queries, keys and values of all heads, (3, B, H, T, D / H). */
  private String heads() {
    String qkv = linear(norm("x", "norm1"), "attn.qkv", width(), 3 * width());
    return net.let(
        "torch.permute(torch.reshape(%s, [x.size(0), x.size(1), 3, %d, %d]), [2, 0, 3, 1, 4])"
            .formatted(qkv, shape.heads(), shape.headWidth()));
  }

  private String rotated(String qkv, int which) {
    String v = net.let("torch.select(" + qkv + ", 0, " + which + ")");
    if (!shape.has(Trait.ROTARY)) {
      return v;
    }
    int half = shape.headWidth() / 2;
    String turned =
        net.let(
            "torch.cat([-torch.slice(%1$s, -1, %2$d, %3$d), torch.slice(%1$s, -1, 0, %2$d)], -1)"
                .formatted(v, half, 2 * half));
    return net.let(v + " * cos + " + turned + " * sin");
  }

  private String activated(String x) {
    return switch (shape.feedForward().activation()) {
      case GELU -> net.let("torch.gelu(" + x + ")");
      case QUICK_GELU -> net.let(x + " * torch.sigmoid(1.702 * " + x + ")");
      case SWIGLU -> {
        int hidden = shape.feedForward().hidden();
        yield net.let(
            "torch.silu(torch.slice(%1$s, -1, 0, %2$d)) * torch.slice(%1$s, -1, %2$d, %3$d)"
                .formatted(x, hidden, 2 * hidden));
      }
    };
  }

  private String scaled(String x, String name) {
    if (!shape.has(Trait.LAYER_SCALE)) {
      return x;
    }
    String gamma = net.parameter(new ParameterSpec(name + ".gamma", Initial.ONE, width()));
    return x + " * " + gamma;
  }

  private String norm(String x, String name) {
    return LayerNorm.write(net, x, name, width(), shape.eps());
  }

  private String linear(String x, String name, int in, int out) {
    return net.linear(x, name, in, out, Initial.ZERO);
  }

  private int width() {
    return shape.width();
  }
}
