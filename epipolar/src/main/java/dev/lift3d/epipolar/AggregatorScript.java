package dev.lift3d.epipolar;

import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSpec;
import java.util.List;

/**
 * Writes the aggregator (Wang et al. 2021, section 3.2; IBRNet's {@code mlp_network.py}) as
 * TorchScript. Parameter names are the original's state-dict keys.
 *
 * <p>Two things differ from the text of the paper but not in value. The first layer on [mean,
 * variance, x] is split: mean and variance pass their part once for a sample, not once for a view.
 * And the positional table is computed from a position, so that it has no largest length.
 */
final class AggregatorScript {
  private static final int HEADS = 4;

  /** Logarithm of the density that an untrained network sees everywhere. */
  private static final double THIN = -3.5;

  /** Hits that a sample must have before half of its support is believed. */
  private static final double UNDECIDED = 0.1;

  // What depth evidence is worth before training says otherwise: a supported sample is dense
  // enough to stop a ray within a step or two, there is no haze where views look through, an
  // occluded view is out-voted by one that hits.
  private static final double DENSE = 4;
  private static final double DENSE_AROUND = 2;
  private static final double EMPTY = 4;
  private static final double HIT = 2;
  private static final double BEHIND = 4;
  private static final double ANGLE = 1;

  private final AggregatorSettings s;
  private final NetworkScript net = new NetworkScript();
  private final boolean original;
  private String geometry;
  private String attended;

  private AggregatorScript(AggregatorSettings settings) {
    this.s = settings;
    this.original = settings.conventions() == Conventions.IBRNET;
  }

  /**
   * Methods: {@code aggregate} and {@code stages} take features (R, S, V, 3 + C), differences (R,
   * S, V, E), mask (R, S, V, 1) and position (R, S); {@code aggregate} returns colour (R, S, 3),
   * density (R, S) and blending weights (R, S, V); {@code aggregate_evenly} the same with even
   * weights over the views that see a sample; {@code stages} the geometry features before and after
   * the ray attention, (R, S, rayWidth) each.
   */
  static NetworkScript write(AggregatorSettings settings) {
    AggregatorScript script = new AggregatorScript(settings);
    List<String> arguments = List.of("features", "differences", "mask", "position");
    script.net.method("aggregate", arguments, script.body(BlendingMode.LEARNED));
    script.net.method("aggregate_evenly", arguments, script.body(BlendingMode.UNIFORM));
    script.body(BlendingMode.LEARNED);
    script.net.method("stages", arguments, List.of(script.geometry, script.attended));
    return script.net;
  }

  private List<String> body(BlendingMode blending) {
    int k = s.channels() + 3;
    net.line("rgb = features[:, :, :, 0:3]");
    net.line("count = torch.sum(mask, 2)"); // (R, S, 1)
    if (!original) {
      depthEvidence();
    }
    String direction =
        mlp(
            "differences",
            "ray_dir_fc",
            s.conventions().differenceChannels(),
            true,
            s.directionWidth(),
            k);
    compared(direction);
    net.line("x = " + baseLayer(k)); // (R, S, V, viewWidth)
    visibility();
    geometry = geometryFeatures();
    attended = rayAttention(geometry);
    String hidden = act(net.linear(attended, "out_geometry_fc.0", w(), w(), Initial.UNIFORM));
    String raw = rawDensity(hidden);
    net.line("sigma = torch.squeeze(" + density(raw) + ", -1)"); // (R, S)
    net.line("learned = " + blendingWeights());
    String even = "mask / (torch.unsqueeze(count, 2) + 1.0e-8)";
    net.line("blending = " + (blending == BlendingMode.LEARNED ? "learned" : even)); // (R, S, V, 1)
    net.line("colour = torch.sum(rgb * blending, 2)"); // (R, S, 3)
    return List.of("colour", "sigma", "torch.squeeze(blending, -1)");
  }

  /**
   * What the views' own depths say, as numbers that can be added up: {@code hit} where a view's
   * surface lies at the sample, {@code behind} where it lies before it, and the supports {@code
   * sharp} and {@code wide}, the share of hits among the views that look through the sample or stop
   * at it; {@code empty} is the share that looks through.
   */
  private void depthEvidence() {
    net.line("sure = differences[:, :, :, 6:7] * mask"); // (R, S, V, 1)
    net.line("hit = differences[:, :, :, 8:9] * mask");
    net.line("behind = sure * torch.relu(differences[:, :, :, 4:5])");
    support("sharp", "hit", "differences[:, :, :, 9:10]");
    support("wide", "differences[:, :, :, 7:8] * mask", "differences[:, :, :, 4:5]");
    net.line("empty = wide_through / wide_all");
  }

  private void support(String name, String hit, String side) {
    net.line(name + "_hits = torch.sum(" + hit + ", 2)"); // (R, S, 1)
    net.line(name + "_through = torch.sum(sure * torch.relu(-" + side + "), 2)");
    String all = name + "_hits + " + name + "_through + " + UNDECIDED;
    net.line(name + "_all = " + all);
    net.line(name + " = " + name + "_hits / " + name + "_all");
  }

  private String prior(String name, double value) {
    return net.parameter(
        new ParameterSpec("depth_prior." + name, new Initial(Initial.Kind.CONSTANT, value)));
  }

  private int w() {
    return s.rayWidth();
  }

  private String act(String x) {
    return net.let(s.activation() + "(" + x + ")");
  }

  private String mlp(String x, String name, int in, boolean activateLast, int... widths) {
    String y = x;
    int from = in;
    Initial init = name.equals("ray_dir_fc") ? Initial.UNIFORM : Initial.KAIMING;
    for (int i = 0; i < widths.length; i++) {
      y = net.linear(y, name + "." + 2 * i, from, widths[i], init);
      if (i < widths.length - 1 || activateLast) {
        y = act(y);
      }
      from = widths[i];
    }
    return y;
  }

  /** Weights over views that prefer source directions near the target's; (R, S, V, 1). */
  private String poolingWeight() {
    String even = "mask / (torch.unsqueeze(count, 2) + 1.0e-8)";
    if (!s.antiAliasPooling()) {
      return net.let(even);
    }
    String scale =
        net.let(
            "torch.abs("
                + net.parameter(new ParameterSpec("s", new Initial(Initial.Kind.CONSTANT, 0.2)))
                + ")");
    if (original) {
      net.line("near = torch.exp(" + scale + " * (differences[:, :, :, 3:4] - 1.0))");
      net.line("near = (near - torch.amin(near, [2], True)) * mask");
      return net.let("near / (torch.sum(near, 2, True) + 1.0e-8)");
    }
    // 1 - cos of the angle is half the squared difference of the unit directions.
    net.line("off = 0.5 * torch.square(differences[:, :, :, 3:4])");
    net.line("worst = torch.amax(off * mask, [2], True)");
    net.line("near = torch.expm1(" + scale + " * (worst - off)) * mask");
    net.line("total = torch.sum(near, 2, True)");
    net.line("even = " + even);
    // A tenth stays evenly spread: no valid view is ever without a say.
    return net.let(
        "torch.where(total > 1.0e-9, 0.9 * near / (total + 1.0e-12) + 0.1 * even, even)");
  }

  /** What the views agree on, and how each differs from it. */
  private void compared(String direction) {
    if (original) {
      net.line("x = features + " + direction); // (R, S, V, 3 + C)
      pooled("x", poolingWeight());
      return;
    }
    // Agreement of colours shows in variances around 1e-3: on a logarithmic scale the first step
    // of training can see it. Directions differ where nothing else does, so they stay out of it.
    pooled("features", poolingWeight());
    net.line("x = (features - mean) * torch.rsqrt(var + 1.0e-3) + " + direction);
    net.line("var = 0.25 * torch.log(var + 1.0e-4) + 1.0");
  }

  private void pooled(String x, String weight) {
    net.line("mean = torch.sum(" + x + " * " + weight + ", 2, True)"); // (R, S, 1, K)
    net.line("var = torch.sum(" + weight + " * torch.square(" + x + " - mean), 2, True)");
    net.line("weight = " + weight);
  }

  private String baseLayer(int k) {
    String weight =
        net.parameter(
            new ParameterSpec("base_fc.0.weight", Initial.KAIMING, s.poolWidth(), 3L * k));
    String bias = net.parameter(new ParameterSpec("base_fc.0.bias", Initial.ZERO, s.poolWidth()));
    String shared =
        net.let(
            "torch.linear(torch.cat([mean, var], -1), "
                + weight
                + "[:, 0:"
                + 2 * k
                + "], "
                + bias
                + ")");
    String own = net.let("torch.linear(x, " + weight + "[:, " + 2 * k + ":" + 3 * k + "])");
    String hidden = act(own + " + " + shared);
    return act(net.linear(hidden, "base_fc.2", s.poolWidth(), s.viewWidth(), Initial.KAIMING));
  }

  private void visibility() {
    int v = s.viewWidth();
    String out = mlp("x * weight", "vis_fc", v, true, v, v + 1);
    net.line("x = x + " + out + "[:, :, :, 0:" + v + "]");
    net.line("vis = torch.sigmoid(" + out + "[:, :, :, " + v + ":" + (v + 1) + "]) * mask");
    String second = mlp("x * vis", "vis_fc2", v, false, v, 1);
    net.line("vis = torch.sigmoid(" + second + ") * mask");
  }

  private String geometryFeatures() {
    net.line("share = vis / (torch.sum(vis, 2, True) + 1.0e-8)");
    pooled("x", "share");
    // The original averages the normalised weights, which only tells how many views there are.
    String witnesses =
        original
            ? "torch.mean(weight, 2)"
            : "torch.sum(vis, 2) / (count + 1.0e-8), "
                + "torch.sum(differences[:, :, :, 4:] * mask, 2) / (count + 1.0e-8)";
    String pooled =
        net.let(
            "torch.cat([torch.squeeze(mean, 2), torch.squeeze(var, 2), " + witnesses + "], -1)");
    int width =
        2 * s.viewWidth() + 1 + s.conventions().differenceChannels() - Conventions.DIRECTIONS;
    return mlp(pooled, "geometry_fc", width, true, s.geometryWidth(), w());
  }

  private String rayAttention(String input) {
    net.line("frequency = torch.arange(0, " + w() + ", 2, dtype=6, device=features.device)");
    net.line("frequency = torch.exp(frequency * (" + (-Math.log(10000) / w()) + "))");
    net.line("angle = torch.unsqueeze(position, -1) * frequency"); // (R, S, w / 2)
    net.line("table = torch.flatten(torch.stack([torch.sin(angle), torch.cos(angle)], -1), -2)");
    net.line("g = " + input + " + table"); // (R, S, w)
    net.line("r = g.size(0)");
    net.line("n = g.size(1)");
    // 4 heads, each w / 4 channels: (R, 4, S, w / 4)
    String q = net.let(heads("w_qs") + " * " + 1 / Math.sqrt((double) w() / HEADS));
    String key = heads("w_ks");
    String value = heads("w_vs");
    // (R, 4, S, S) outgrows all other tensors as S grows: scaled before, masked in place.
    net.line("scores = torch.matmul(" + q + ", torch.transpose(" + key + ", -2, -1))");
    if (original) {
      net.line("blind = torch.unsqueeze((count <= 1.0), 1)"); // (R, 1, S, 1): removes queries
      net.line("scores = torch.masked_fill_(scores, blind, -1.0e9)");
    } else {
      net.line("blind = torch.transpose(torch.unsqueeze((count < 1.0).float(), 1), -2, -1)");
      net.line("scores = torch.add_(scores, blind * -1.0e9)"); // (R, 1, 1, S): removes keys
    }
    net.line("attention = torch.softmax(scores, -1)");
    net.line("mixed = torch.matmul(attention, " + value + ")");
    net.line("mixed = torch.reshape(torch.transpose(mixed, 1, 2), [r, n, " + w() + "])");
    String fc =
        net.parameter(new ParameterSpec("ray_attention.fc.weight", Initial.UNIFORM, w(), w()));
    String gain =
        net.parameter(new ParameterSpec("ray_attention.layer_norm.weight", Initial.ONE, w()));
    String shift =
        net.parameter(new ParameterSpec("ray_attention.layer_norm.bias", Initial.ZERO, w()));
    return net.let(
        "torch.layer_norm(torch.linear(mixed, "
            + fc
            + ") + g, ["
            + w()
            + "], "
            + gain
            + ", "
            + shift
            + ", 1.0e-6)");
  }

  private String heads(String name) {
    String weight =
        net.parameter(
            new ParameterSpec("ray_attention." + name + ".weight", Initial.UNIFORM, w(), w()));
    return net.let(
        "torch.transpose(torch.reshape(torch.linear(g, "
            + weight
            + "), [r, n, "
            + HEADS
            + ", "
            + w() / HEADS
            + "]), 1, 2)");
  }

  private String rawDensity(String hidden) {
    String weight =
        net.parameter(new ParameterSpec("out_geometry_fc.2.weight", Initial.UNIFORM, 1, w()));
    // Rays that start thin see all their samples; dense ones would learn from the first few only.
    Initial thin = original ? Initial.UNIFORM.bias(w()) : new Initial(Initial.Kind.CONSTANT, THIN);
    String bias = net.parameter(new ParameterSpec("out_geometry_fc.2.bias", thin, 1));
    String raw = "torch.linear(" + hidden + ", " + weight + ", " + bias + ")";
    if (original) {
      return net.let(raw);
    }
    String sharp = " + sharp * " + prior("sharp", DENSE);
    String wide = " + wide * " + prior("wide", DENSE_AROUND);
    return net.let(raw + sharp + wide + " - empty * " + prior("empty", EMPTY));
  }

  private String density(String raw) {
    // A density for each length of the ray spans magnitudes, hence the exponential.
    return original
        ? "torch.masked_fill(torch.relu(" + raw + "), count < 1.0, 0.0)"
        : "torch.masked_fill(torch.exp(torch.clamp(" + raw + ", -12.0, 9.0)), count < 1.0, 0.0)";
  }

  private String blendingWeights() {
    String x = net.let("torch.cat([x, vis, differences], -1)");
    String learned =
        mlp(x, "rgb_fc", s.viewWidth() + 1 + s.conventions().differenceChannels(), false, 16, 8, 1);
    String logits = original ? learned : net.let(learned + preferred());
    String shares = "torch.softmax(torch.masked_fill(" + logits + ", mask == 0.0, -1.0e9), 2)";
    // Where no view is valid the original spreads evenly over what none of them sees.
    return original ? shares : shares + " * mask";
  }

  /**
   * Views whose surface lies at the sample, and that look at it from near the target's direction,
   * are preferred before anything is learned: shares fall with a power of the squared angle, as in
   * unstructured lumigraphs (Buehler et al., 2001). Angles are counted in the smallest ones, by the
   * harmonic sum, so that a view far away changes nothing.
   */
  private String preferred() {
    net.line("turn = torch.square(differences[:, :, :, 3:4]) + 1.0e-6"); // (R, S, V, 1)
    net.line("least = 1.0 / (torch.sum(mask / turn, 2, True) + 1.0e-8)");
    return " + hit * "
        + prior("hit", HIT)
        + " - behind * "
        + prior("behind", BEHIND)
        + " - torch.log(turn / least + 0.1) * "
        + prior("angle", ANGLE);
  }
}
