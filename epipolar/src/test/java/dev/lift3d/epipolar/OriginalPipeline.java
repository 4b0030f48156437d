package dev.lift3d.epipolar;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.IbrnetCamera;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The original's way from rays to colours, over the scene of one file. */
final class OriginalPipeline implements AutoCloseable {
  private final Fixture f;
  private final Camera target;
  private final TensorScope scope = TensorScope.open();
  private final FeatureNetwork encoder = new FeatureNetwork(FeatureNetwork.Kind.RESUNET);
  private final Aggregator aggregator = new Aggregator(AggregatorSettings.IBRNET);
  private final Compositor compositor = new Compositor(Conventions.IBRNET, false);

  final RayBundle rays;
  final DepthRange range;
  final ParameterSet encoderWeights;
  final ParameterSet coarseWeights;
  final ParameterSet fineWeights;

  /** What one pass leaves behind, its graph included. */
  record Pass(
      EpipolarGather gather,
      GatheredSamples gathered,
      NDArray features,
      Aggregator.Output samples,
      Compositor.Output rays,
      NDArray mask) {

    /** d loss / d maps, V times (h, w, C), after the loss was differentiated. */
    float[][] mapGradients(TensorScope scope) {
      float[][] maps = new float[gather.sources().size()][];
      Arrays.setAll(maps, v -> new float[gather.sources().get(v).features().length]);
      gather.scatter(gathered, Gradients.gradient(features, scope).toFloatArray(), maps);
      return maps;
    }
  }

  OriginalPipeline(Fixture scene) {
    f = scene;
    target = IbrnetCamera.fromVector(f.floats("camera"));
    float[] ends = f.floats("depth_range");
    range = new DepthRange(ends[0], ends[1]);
    int[] pixels = f.array("pixel_index").toInts();
    int width = target.intrinsics().width();
    double[] centres = new double[2 * pixels.length];
    Arrays.setAll(centres, i -> (i % 2 == 0 ? pixels[i / 2] % width : pixels[i / 2] / width) + 0.5);
    rays = RayBundle.through(target, centres);
    encoderWeights =
        ParameterSet.of(encoder.parameters(), FeatureWeights.beside(f).values(), "the formula");
    coarseWeights = aggregatorWeights("coarse");
    fineWeights = aggregatorWeights("fine");
  }

  private ParameterSet aggregatorWeights(String pass) {
    return ParameterSet.of(
        aggregator.parameters(), OriginalAggregator.weights(f, pass), "weights_net_" + pass);
  }

  TensorScope scope() {
    return scope;
  }

  FeatureNetwork.Maps encode() {
    NDArray images =
        scope.floats(
            OriginalViews.imagesChannelsFirst(f),
            f.size("src_rgbs", 0),
            3,
            f.size("src_rgbs", 1),
            f.size("src_rgbs", 2));
    return encoder.encode(images, encoderWeights);
  }

  /** Coarse depths (R, S); random numbers are taken ray by ray, or null. */
  float[] coarseDepths(int samples, DoubleSupplier random) {
    float[] even = DepthSampler.uniformInInverseDepth(range, samples);
    float[] z = new float[rays.count() * samples];
    for (int r = 0; r < rays.count(); r++) {
      float[] row = random == null ? even : DepthSampler.jittered(even, random);
      System.arraycopy(row, 0, z, r * samples, samples);
    }
    return z;
  }

  /** Coarse and as many important depths, sorted: (R, 2 S). */
  float[] fineDepths(float[] coarse, Pass pass, DoubleSupplier random) {
    int samples = coarse.length / rays.count();
    float[] weights = pass.rays().weights().toFloatArray();
    float[] z = new float[2 * coarse.length];
    for (int r = 0; r < rays.count(); r++) {
      float[] depths = Arrays.copyOfRange(coarse, r * samples, (r + 1) * samples);
      float[] mass = Arrays.copyOfRange(weights, r * samples, (r + 1) * samples);
      float[] drawn = DepthSampler.importance(depths, mass, samples, random);
      System.arraycopy(DepthSampler.merged(depths, drawn), 0, z, 2 * r * samples, 2 * samples);
    }
    return z;
  }

  /** One pass over feature maps (V, C, h, w) at depths (R, S). */
  Pass pass(HostArray maps, float[] depths, ParameterSet weights) {
    List<SourceMap> sources = OriginalViews.sources(f, maps);
    EpipolarGather gather =
        new EpipolarGather(Conventions.IBRNET, target.pose().centreInWorld(), sources);
    GatheredSamples g = new GatheredSamples();
    gather.gather(rays, depths, g);
    long r = g.rays();
    long s = g.samples();
    long v = g.views();
    NDArray features = Gradients.leaf(scope.floats(g.features(), r, s, v, 3 + g.channels()));
    NDArray mask = scope.floats(g.masks(), r, s, v, 1);
    Aggregator.Output samples =
        aggregator.apply(
            features,
            scope.floats(g.differences(), r, s, v, 4),
            mask,
            OriginalAggregator.position(g.samples(), scope),
            weights);
    NDArray z = scope.floats(depths, r, s);
    Compositor.Output out = compositor.apply(samples.colour(), samples.density(), z, null, null);
    NDArray valid = mask.sum(new int[] {2, 3});
    return new Pass(gather, g, features, samples, out, compositor.supported(valid));
  }

  @Override
  public void close() {
    compositor.close();
    aggregator.close();
    encoder.close();
    encoderWeights.close();
    coarseWeights.close();
    fineWeights.close();
    scope.close();
  }
}
