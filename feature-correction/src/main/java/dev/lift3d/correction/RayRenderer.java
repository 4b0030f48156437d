package dev.lift3d.correction;

import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.corrector.CorrectionChunk;
import dev.lift3d.correction.corrector.Corrector;
import dev.lift3d.correction.corrector.FeatureSources;
import dev.lift3d.epipolar.EpipolarGather;
import dev.lift3d.epipolar.SourceMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Renders rays in two passes: the coarse pass finds where along a ray there is matter, the fine
 * pass looks there again; colours and operator features are blended with the same weights (Lift3D,
 * equation 2), features after a correction (equation 3).
 *
 * <p>Rays are worked in chunks of about a core's cache, one worker a chunk.
 */
public final class RayRenderer {
  /** Rays worked at once by one worker: measured best between 16 and 128. */
  private static final int CHUNK = 32;

  private final LiftingNetwork network;
  private final Workers workers;
  private final RaySampling sampling;
  private final Optional<Corrector> corrector;
  private final boolean singleStage;
  private final List<RayPass> passes;
  private final int chunk;

  /**
   * A renderer with its working memory.
   *
   * @param network the networks; must outlive the renderer
   * @param workers who works; must outlive the renderer
   * @param settings how rays are sampled, views blended and features corrected
   * @throws dev.lift3d.core.InputException if the networks hold no such corrector
   */
  public RayRenderer(LiftingNetwork network, Workers workers, RenderSettings settings) {
    this(network, workers, settings, CHUNK);
  }

  RayRenderer(LiftingNetwork network, Workers workers, RenderSettings settings, int chunk) {
    this.chunk = chunk;
    this.network = network;
    this.workers = workers;
    this.sampling = settings.sampling();
    this.corrector = network.correctors().corrector(settings.correction().kind());
    this.singleStage = settings.correction().singleStage();
    this.passes =
        IntStream.range(0, workers.count())
            .mapToObj(w -> new RayPass(network, settings.blending()))
            .toList();
  }

  /**
   * Renders rays.
   *
   * @param sources target camera and source views
   * @param count R, how many rays
   * @param rays gives the rays of a chunk by its first ray's number; its size is {@link #chunk}
   * @return what the rays show
   */
  public RenderedRays render(TargetSources sources, int count, IntFunction<RayBundle> rays) {
    return render(sources, corrector, count, rays);
  }

  /**
   * Renders rays with another corrector than the settings': for training, and for comparison.
   *
   * @param sources target camera and source views
   * @param other how features are corrected; none blends them with the colours' weights as they are
   * @param count R, how many rays
   * @param rays gives the rays of a chunk by its first ray's number; its size is {@link #chunk}
   * @return what the rays show
   */
  public RenderedRays render(
      TargetSources sources, Optional<Corrector> other, int count, IntFunction<RayBundle> rays) {
    RenderedRays out = RenderedRays.room(count, sources.scale().channels());
    Features features = new Features(sources, other, out.features());
    int chunks = (count + chunk - 1) / chunk;
    workers.each(
        worker -> {
          try (Gradients.Mode unrecorded = Gradients.unrecorded()) {
            for (int i = worker; i < chunks; i += workers.count()) {
              int first = i * chunk;
              renderChunk(features, rays.apply(first), passes.get(worker), first, out);
            }
          }
        });
    return out;
  }

  /**
   * How many rays a chunk has; the last one may have fewer.
   *
   * @return rays of a chunk
   */
  public int chunk() {
    return chunk;
  }

  /** Where operator features come from, how they are corrected and where they go. */
  private record Features(TargetSources sources, Optional<Corrector> corrector, float[] out) {
    void add(RayPass pass, RayPass.Result result, EpipolarGather gather, int first) {
      if (sources.features().isEmpty()) {
        return;
      }
      float[] along = result.rays().weights().toFloatArray(); // (R, S)
      float[] across = result.samples().blending().toFloatArray(); // (R, S, V)
      if (corrector.isEmpty()) {
        new SharedBlend(sources).add(pass.gathered(), along, across, first, out);
        return;
      }
      FeatureSources maps =
          new FeatureSources(
              sources.features(),
              gather.sources().stream().map(SourceMap::camera).toList(),
              sources.scale(),
              gather.conventions());
      corrector
          .get()
          .correct(new CorrectionChunk(pass.gathered(), along, across, maps), first, out);
    }
  }

  private void renderChunk(
      Features features, RayBundle rays, RayPass pass, int first, RenderedRays out) {
    TargetSources sources = features.sources();
    float[] coarse = evenDepths(sources, rays.count()); // (R, S)
    float[] weights = coarseWeights(features, rays, coarse, pass, first); // (R, S)
    float[] fine = refined(coarse, weights, rays.count()); // (R, S + S')
    try (TensorScope scope = TensorScope.open()) {
      RayPass.Chunk chunk = new RayPass.Chunk(rays, fine, sources.range());
      RayPass.Result result =
          pass.run(sources.fine(), chunk, network.parameters().fine(), false, scope);
      put(result.rays().colour().toFloatArray(), out.colours(), 3 * first);
      put(result.rays().depth().toFloatArray(), out.depths(), first);
      put(result.rays().opacity().toFloatArray(), out.opacities(), first);
      if (!singleStage) {
        features.add(pass, result, sources.fine(), first);
      }
    }
  }

  private float[] coarseWeights(
      Features features, RayBundle rays, float[] depths, RayPass pass, int first) {
    TargetSources sources = features.sources();
    try (TensorScope scope = TensorScope.open()) {
      RayPass.Chunk chunk = new RayPass.Chunk(rays, depths, sources.range());
      RayPass.Result result =
          pass.run(sources.coarse(), chunk, network.parameters().coarse(), false, scope);
      if (singleStage) {
        features.add(pass, result, sources.coarse(), first);
      }
      return result.rays().weights().toFloatArray();
    }
  }

  private float[] evenDepths(TargetSources sources, int rays) {
    float[] even = DepthSampler.uniformInInverseDepth(sources.range(), sampling.coarse());
    float[] depths = new float[rays * even.length];
    for (int r = 0; r < rays; r++) {
      System.arraycopy(even, 0, depths, r * even.length, even.length);
    }
    return depths;
  }

  private float[] refined(float[] depths, float[] weights, int rays) {
    if (sampling.fine() == 0) {
      return depths;
    }
    int s = sampling.coarse();
    int all = s + sampling.fine();
    float[] out = new float[rays * all];
    for (int r = 0; r < rays; r++) {
      float[] z = Arrays.copyOfRange(depths, r * s, (r + 1) * s);
      float[] w = Arrays.copyOfRange(weights, r * s, (r + 1) * s);
      float[] drawn = DepthSampler.importance(z, w, sampling.fine(), null);
      put(DepthSampler.merged(z, drawn), out, r * all);
    }
    return out;
  }

  private static void put(float[] from, float[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
  }
}
