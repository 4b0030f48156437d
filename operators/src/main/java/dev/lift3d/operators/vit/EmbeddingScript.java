package dev.lift3d.operators.vit;

import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/** What lies before and after the blocks: patches, positions, and the final norm. */
final class EmbeddingScript {
  private final NetworkScript net = new NetworkScript();
  private final VisionShape shape;
  private final PositionRule rule;
  private final int stride;

  private EmbeddingScript(VisionShape shape, PositionRule rule, int stride) {
    this.shape = shape;
    this.rule = rule;
    this.stride = stride;
  }

  /**
   * Methods {@code embed}: pictures (B, 3, H, W) to tokens (B, T, D); {@code norm}: tokens to
   * normalised tokens; where there is a table of positions {@code positions}: any (h, w) tensor to
   * the table for h x w patches.
   */
  static NetworkScript write(VisionShape shape, PositionRule rule, int stride) {
    EmbeddingScript script = new EmbeddingScript(shape, rule, stride);
    script.embed();
    script.net.method("norm", List.of("x"), List.of(script.norm("x", "norm")));
    if (shape.embedding().positions() > 0) {
      script.net.line("h = like.size(0)");
      script.net.line("w = like.size(1)");
      script.net.method("positions", List.of("like"), List.of(script.positions()));
    }
    return script.net;
  }

  private void embed() {
    PatchEmbedding e = shape.embedding();
    String patches = patches();
    String first = parameter("cls_token", 1, 1, width());
    if (e.positions() > 0) {
      String table = positions();
      if (e.classPosition()) {
        first = net.let(first + " + torch.slice(" + table + ", 1, 0, 1)");
        table = net.let("torch.slice(" + table + ", 1, 1)");
      }
      patches = net.let(patches + " + " + table);
    }
    List<String> tokens = new ArrayList<>();
    tokens.add(expanded(first, 1));
    if (e.registers() > 0) {
      tokens.add(expanded(parameter("register_tokens", 1, e.registers(), width()), e.registers()));
    }
    tokens.add(patches);
    String x = net.let("torch.cat([" + String.join(", ", tokens) + "], 1)");
    if (e.traits().contains(PatchEmbedding.Trait.PRE_NORM)) {
      x = norm(x, "norm_pre");
    }
    net.method("embed", List.of("images"), List.of(x));
  }

  /** Patches as tokens, (B, h w, D); names b, h and w. */
  private String patches() {
    PatchEmbedding e = shape.embedding();
    String weight = parameter("patch_embed.proj.weight", width(), 3, e.patch(), e.patch());
    String bias =
        e.traits().contains(PatchEmbedding.Trait.BIAS)
            ? parameter("patch_embed.proj.bias", width())
            : "None";
    String grid =
        net.let("torch.conv2d(images, %1$s, %2$s, [%3$d, %3$d])".formatted(weight, bias, stride));
    net.line("b = images.size(0)");
    net.line("h = " + grid + ".size(2)");
    net.line("w = " + grid + ".size(3)");
    return net.let("torch.transpose(torch.flatten(" + grid + ", 2), 1, 2)");
  }

  /** The same tokens for every picture. */
  private String expanded(String tokens, int count) {
    return net.let("torch.expand(%s, [b, %d, %d])".formatted(tokens, count, width()));
  }

  /** The table for h x w patches, (1, rows, D). */
  private String positions() {
    PatchEmbedding e = shape.embedding();
    int m = e.side();
    String table = parameter("pos_embed", 1, e.positions(), width());
    int skip = e.positions() - m * m;
    net.line("table = " + table);
    net.line("if " + rule.untouched(m) + ":");
    net.line("  pass");
    net.line("else:");
    net.line("  cells = torch.slice(table, 1, " + skip + ")");
    net.line(
        "  cells = torch.permute(torch.reshape(cells, [1, %1$d, %1$d, %2$d]), [0, 3, 1, 2])"
            .formatted(m, width()));
    net.line("  cells = " + rule.resized("cells", m));
    net.line("  cells = torch.transpose(torch.flatten(cells, 2), 1, 2)");
    net.line("  table = torch.cat([torch.slice(table, 1, 0, " + skip + "), cells], 1)");
    return "table";
  }

  private String norm(String x, String name) {
    return LayerNorm.write(net, x, name, width(), shape.block().eps());
  }

  private String parameter(String name, long... sizes) {
    return net.parameter(new ParameterSpec(name, Initial.ZERO, sizes));
  }

  private int width() {
    return shape.block().width();
  }
}
