package dev.lift3d.correction;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NativeFloats;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.epipolar.Aggregator;
import dev.lift3d.epipolar.BlendingMode;
import dev.lift3d.epipolar.Compositor;
import dev.lift3d.epipolar.Conventions;
import dev.lift3d.epipolar.EpipolarGather;
import dev.lift3d.epipolar.GatheredSamples;

/**
 * One pass over a chunk of rays: gather from the source views, aggregate, composite. Holds working
 * memory that is used again for each chunk, so one object serves one thread.
 */
public final class RayPass {
  private final Aggregator aggregator;
  private final Compositor compositor;
  private final BlendingMode blending;
  private final GatheredSamples gathered = new GatheredSamples();
  private final NativeFloats features = new NativeFloats();
  private final NativeFloats differences = new NativeFloats();
  private final NativeFloats masks = new NativeFloats();
  private final NativeFloats depths = new NativeFloats();
  private final NativeFloats lengths = new NativeFloats();

  /**
   * A pass with its working memory.
   *
   * @param network the compiled networks
   */
  public RayPass(LiftingNetwork network) {
    this(network, BlendingMode.LEARNED);
  }

  /**
   * A pass whose views count as learned, or all the same.
   *
   * @param network the compiled networks
   * @param blending who decides how much a view counts
   */
  public RayPass(LiftingNetwork network, BlendingMode blending) {
    this.blending = blending;
    this.aggregator = network.aggregator();
    this.compositor = network.compositor();
  }

  /**
   * A chunk of rays and where to sample them.
   *
   * @param rays R rays
   * @param depths (R, S) ascending along each ray
   * @param range near and far, by which inverse depth is normalised
   */
  public record Chunk(RayBundle rays, float[] depths, DepthRange range) {}

  /**
   * What a pass found. Tensors live in the scope given to {@link #run}; {@code features} is a leaf
   * that collects a gradient if the pass was recorded.
   *
   * @param features (R, S, V, 3 + C) what the views showed
   * @param samples density and blending weights
   * @param rays what the rays show
   */
  public record Result(NDArray features, Aggregator.Output samples, Compositor.Output rays) {}

  /**
   * Runs a chunk under the calling thread's gradient mode.
   *
   * @param gather the source views
   * @param chunk the rays and their samples
   * @param set the coarse or the fine aggregator's parameters
   * @param recorded whether the gathered features collect a gradient
   * @param scope owns the results; must close before the next run
   * @return what the rays show
   */
  public Result run(
      EpipolarGather gather, Chunk chunk, ParameterSet set, boolean recorded, TensorScope scope) {
    gather.gather(chunk.rays(), chunk.depths(), gathered);
    int r = gathered.rays();
    int s = gathered.samples();
    int v = gathered.views();
    NDArray seen = features.tensor(gathered.features(), scope, r, s, v, 3 + gathered.channels());
    NDArray leaf = recorded ? Gradients.leaf(seen) : seen;
    NDArray difference =
        differences.tensor(gathered.differences(), scope, r, s, v, gathered.differenceChannels());
    NDArray mask = masks.tensor(gathered.masks(), scope, r, s, v, 1);
    NDArray z = depths.tensor(chunk.depths(), scope, r, s);
    NDArray t = lengths.tensor(normalised(chunk), scope, r, s);
    NDArray position = position(t, scope);
    Aggregator.Output samples =
        blending == BlendingMode.LEARNED
            ? aggregator.apply(leaf, difference, mask, position, set)
            : aggregator.applyEvenly(leaf, difference, mask, position, set);
    NDArray valid = mask.sum(new int[] {2, 3}); // (R, S)
    Compositor.Output rays = compositor.apply(samples.colour(), samples.density(), z, t, valid);
    return new Result(leaf, samples, rays);
  }

  /**
   * What the last run gathered.
   *
   * @return good until the next run
   */
  public GatheredSamples gathered() {
    return gathered;
  }

  private NDArray position(NDArray t, TensorScope scope) {
    if (aggregator.settings().conventions() == Conventions.IBRNET) {
      int s = (int) t.getShape().get(1);
      return scope.manager().arange(0f, s, 1f).reshape(1, s);
    }
    return t.mul(Compositor.REFERENCE_SAMPLES);
  }

  /** Inverse depth from 0 (near) to 1 (far), (R, S). */
  private static float[] normalised(Chunk chunk) {
    double near = 1 / chunk.range().near();
    double span = near - 1 / chunk.range().far();
    float[] t = new float[chunk.depths().length];
    for (int i = 0; i < t.length; i++) {
      t[i] = (float) ((near - 1 / chunk.depths()[i]) / span);
    }
    return t;
  }
}
