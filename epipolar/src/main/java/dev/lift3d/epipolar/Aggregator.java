package dev.lift3d.epipolar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.core.tensor.Shapes;
import java.util.List;

/**
 * The network that looks at what the source views show at a sample and answers how dense the sample
 * is and how much each view counts (IBRNet, Wang et al. 2021).
 *
 * <p>Compiled once for its settings; the parameters are given with each call, so that several
 * threads may call with replicas of their own.
 */
public final class Aggregator implements AutoCloseable {
  private final AggregatorSettings settings;
  private final List<ParameterSpec> parameters;
  private final CompiledScript script;

  /**
   * Compiles an aggregator.
   *
   * @param settings size and numerics
   */
  public Aggregator(AggregatorSettings settings) {
    NetworkScript net = AggregatorScript.write(settings);
    this.settings = settings;
    this.parameters = net.parameters();
    this.script = net.compile();
  }

  /**
   * What the aggregator says about a chunk of samples.
   *
   * @param colour (R, S, 3) blended colours
   * @param density (R, S), zero where no view sees the sample
   * @param blending (R, S, V) weights over views; a sample's sum is 1, or, corrected, 0 where no
   *     view sees it
   */
  public record Output(NDArray colour, NDArray density, NDArray blending) {}

  /**
   * Size and numerics.
   *
   * @return the settings
   */
  public AggregatorSettings settings() {
    return settings;
  }

  /**
   * The parameters that {@link #apply} expects.
   *
   * @return immutable list; names are the original's state-dict keys
   */
  public List<ParameterSpec> parameters() {
    return parameters;
  }

  /**
   * Aggregates a chunk.
   *
   * @param features (R, S, V, 3 + C) colours, then image features
   * @param differences (R, S, V, E) see {@link GatheredSamples#differences}
   * @param mask (R, S, V, 1), 1 = the view sees the sample
   * @param position (R, S) or (1, S): the sample's index, or its normalised inverse depth times 64
   * @param set values of {@link #parameters}
   * @return density and weights; tensors belong to the scope of {@code features}
   */
  public Output apply(
      NDArray features, NDArray differences, NDArray mask, NDArray position, ParameterSet set) {
    NDList out = call("aggregate", features, differences, mask, position, set);
    return new Output(out.get(0), out.get(1), out.get(2));
  }

  /**
   * The same density, but every view that sees a sample counts the same: a baseline that shows what
   * learned blending is worth.
   *
   * @param features (R, S, V, 3 + C) colours, then image features
   * @param differences (R, S, V, E)
   * @param mask (R, S, V, 1)
   * @param position (R, S) or (1, S)
   * @param set values of {@link #parameters}
   * @return density and even weights; tensors belong to the scope of {@code features}
   */
  public Output applyEvenly(
      NDArray features, NDArray differences, NDArray mask, NDArray position, ParameterSet set) {
    NDList out = call("aggregate_evenly", features, differences, mask, position, set);
    return new Output(out.get(0), out.get(1), out.get(2));
  }

  /** The density's features before and after the ray attention, (R, S, rayWidth) each. */
  NDList stages(
      NDArray features, NDArray differences, NDArray mask, NDArray position, ParameterSet set) {
    return call("stages", features, differences, mask, position, set);
  }

  private NDList call(
      String method,
      NDArray features,
      NDArray differences,
      NDArray mask,
      NDArray position,
      ParameterSet set) {
    Shapes.require(
        features,
        "features (R, S, V, 3 + C)",
        Shapes.ANY,
        Shapes.ANY,
        Shapes.ANY,
        settings.channels() + 3);
    long[] n = features.getShape().getShape();
    int e = settings.conventions().differenceChannels();
    Shapes.require(differences, "differences (R, S, V, E)", n[0], n[1], n[2], e);
    Shapes.require(mask, "mask (R, S, V, 1)", n[0], n[1], n[2], 1);
    Shapes.require(position, "position (R or 1, S)", Shapes.ANY, n[1]);
    return script.call(method, set.tensors(), features, differences, mask, position);
  }

  @Override
  public void close() {
    script.close();
  }
}
