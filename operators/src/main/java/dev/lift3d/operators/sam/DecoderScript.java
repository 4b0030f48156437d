package dev.lift3d.operators.sam;

import dev.lift3d.core.tensor.NetworkScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes SAM's mask decoder (Kirillov et al. 2023, appendix A) as TorchScript: a transformer in
 * which tokens look at the image and the image looks at tokens. Parameter names are
 * segment-anything's state-dict keys.
 */
final class DecoderScript {
  private static final String ROOT = "mask_decoder.";
  private static final String TRANSFORMER = ROOT + "transformer.";

  /** What the transformer's last normalisation adds to the variance; the same in every layout. */
  private static final double FINAL_EPSILON = 1e-5;

  private final DecoderShape s;
  private final NetworkScript net;
  private final Layers layers;

  private DecoderScript(DecoderShape shape, NetworkScript net) {
    this.s = shape;
    this.net = net;
    this.layers = new Layers(net);
  }

  /**
   * Methods {@code decode}, of an embedding (1, C, h, w), positions (1, C, h, w), dense prompts (P
   * or 1, C, h, w) and sparse prompts (P, N, C), to mask logits (P, M, 4h, 4w) and predicted IoU
   * (P, M); {@code decode_bare}, the same without sparse prompts.
   */
  static void write(DecoderShape shape, NetworkScript net) {
    DecoderScript script = new DecoderScript(shape, net);
    List<String> maps = List.of("embedding", "positions", "dense");
    net.method("decode_bare", maps, script.body(false));
    List<String> all = new ArrayList<>(maps);
    all.add("sparse");
    net.method("decode", all, script.body(true));
  }

  private List<String> body(boolean sparse) {
    int c = s.width();
    String own = outputTokens();
    net.line("prompts = " + (sparse ? "sparse" : "dense") + ".size(0)");
    net.line("asked = torch.repeat(torch.unsqueeze(%s, 0), [prompts, 1, 1])".formatted(own));
    net.line(sparse ? "asked = torch.cat([asked, sparse], 1)" : "asked = asked"); // (P, T, C)
    net.line("source = torch.repeat(embedding, [prompts, 1, 1, 1]) + dense");
    net.line("keys = torch.transpose(torch.flatten(source, 2), 1, 2)"); // (P, n, C)
    net.line("places = torch.transpose(torch.flatten(positions, 2), 1, 2)"); // (1, n, C)
    net.line("tokens = asked");
    for (int i = 0; i < s.depth(); i++) {
      layer(TRANSFORMER + "layers." + i + ".", i == 0);
    }
    String last =
        attention(
            TRANSFORMER + "final_attn_token_to_image.",
            s.crossWidth(),
            "(tokens + asked)",
            "(keys + places)",
            "keys");
    normal("tokens", "tokens + " + last, TRANSFORMER + "norm_final_attn", FINAL_EPSILON);
    net.line("map = torch.transpose(keys, 1, 2)");
    net.line(
        "map = torch.reshape(map, [prompts, %d, embedding.size(2), embedding.size(3)])"
            .formatted(c));
    return List.of(masks(), quality());
  }

  private String outputTokens() {
    String quality = layers.weight(ROOT + "iou_token.weight", 1, s.width());
    String masks = layers.weight(ROOT + "mask_tokens.weight", s.masks(), s.width());
    return layers.let("torch.cat([%s, %s], 0)", quality, masks);
  }

  /** Tokens attend to themselves and to the image, pass an MLP, and the image attends to them. */
  private void layer(String name, boolean first) {
    String query = first ? "tokens" : "(tokens + asked)";
    String own = attention(name + "self_attn.", s.width(), query, query, "tokens");
    normal("tokens", first ? own : "tokens + " + own, name + "norm1", s.epsilon());
    String seen =
        attention(
            name + "cross_attn_token_to_image.",
            s.crossWidth(),
            "(tokens + asked)",
            "(keys + places)",
            "keys");
    normal("tokens", "tokens + " + seen, name + "norm2", s.epsilon());
    String wide = layers.linear("tokens", name + "mlp.lin1", s.width(), s.hidden());
    String narrow = layers.linear(layers.relu(wide), name + "mlp.lin2", s.hidden(), s.width());
    normal("tokens", "tokens + " + narrow, name + "norm3", s.epsilon());
    String back =
        attention(
            name + "cross_attn_image_to_token.",
            s.crossWidth(),
            "(keys + places)",
            "(tokens + asked)",
            "tokens");
    normal("keys", "keys + " + back, name + "norm4", s.epsilon());
  }

  private void normal(String variable, String value, String name, double epsilon) {
    net.line(variable + " = " + layers.layerNorm(layers.let(value), name, s.width(), epsilon));
  }

  /** Attention of heads that share {@code inside} channels. */
  private String attention(String name, int inside, String query, String key, String value) {
    String q = heads(query, name + "q_proj", inside);
    String k = heads(key, name + "k_proj", inside);
    String v = heads(value, name + "v_proj", inside);
    double scale = 1 / Math.sqrt((double) inside / s.heads());
    String dots = layers.let("torch.matmul(%s, torch.transpose(%s, -2, -1)) * %s", q, k, scale);
    String mixed = layers.let("torch.matmul(torch.softmax(%s, -1), %s)", dots, v);
    String all = layers.let("torch.flatten(torch.transpose(%s, 1, 2), 2)", mixed);
    return layers.linear(all, name + "out_proj", inside, s.width());
  }

  private String heads(String x, String name, int inside) {
    String y = layers.linear(x, name, s.width(), inside);
    return layers.let(
        "torch.transpose(torch.reshape(%1$s, [%1$s.size(0), -1, %2$d, %3$d]), 1, 2)",
        y, s.heads(), inside / s.heads());
  }

  /** Every mask token becomes the weights of a sum over the enlarged map's channels. */
  private String masks() {
    int c = s.width();
    String name = ROOT + "output_upscaling.";
    String x = layers.mapNorm(layers.grow("map", name + "0", c, c / 4), name + "1", c / 4);
    x = layers.gelu(layers.grow(layers.gelu(x), name + "3", c / 4, c / 8));
    List<String> weights = new ArrayList<>();
    for (int i = 0; i < s.masks(); i++) {
      String token = layers.let("torch.select(tokens, 1, %d)", i + 1);
      weights.add(
          layers.let(
              "torch.unsqueeze(%s, 1)",
              mlp(token, ROOT + "output_hypernetworks_mlps." + i + ".", c, c, c / 8, 3)));
    }
    String sum = layers.let("torch.cat([%s], 1)", String.join(", ", weights)); // (P, M, C / 8)
    return layers.let(
        "torch.reshape(torch.matmul(%1$s, torch.flatten(%2$s, 2)),"
            + " [prompts, %3$d, %2$s.size(2), %2$s.size(3)])",
        sum, x, s.masks());
  }

  private String quality() {
    String token = layers.let("torch.select(tokens, 1, 0)");
    return mlp(
        token, ROOT + "iou_prediction_head.", s.width(), s.iouHidden(), s.masks(), s.iouDepth());
  }

  private String mlp(String x, String name, int in, int hidden, int out, int depth) {
    String y = x;
    for (int i = 0; i < depth; i++) {
      int from = i == 0 ? in : hidden;
      int to = i == depth - 1 ? out : hidden;
      y = layers.linear(y, name + "layers." + i, from, to);
      y = i < depth - 1 ? layers.relu(y) : y;
    }
    return y;
  }
}
