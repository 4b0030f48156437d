package dev.lift3d.correction;

import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.corrector.Corrector;
import dev.lift3d.correction.corrector.FeatureSources;
import dev.lift3d.correction.matrix.BlendSink;
import dev.lift3d.correction.matrix.BlendedRays;
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
    if (sources.features().isEmpty()) {
      return render(sources, count, rays, BlendSink.NONE);
    }
    FeatureSources maps = sources.operator();
    float[] features = new float[Math.multiplyExact(count, maps.channels())];
    RenderedRays shown = render(sources, count, rays, blend(maps, features));
    return new RenderedRays(shown.colours(), shown.depths(), shown.opacities(), features);
  }

  private BlendSink blend(FeatureSources maps, float[] out) {
    return corrector.isEmpty()
        ? new SharedBlend(maps, out)
        : new CorrectedBlend(corrector.get(), maps, out);
  }

  /**
   * Renders rays without features, and tells how they were blended: along the samples of the fine
   * pass, or of the coarse one if the settings are of a single stage.
   *
   * @param sources target camera and source views
   * @param count R, how many rays
   * @param rays gives the rays of a chunk by its first ray's number; its size is {@link #chunk}
   * @param sink takes the weights of each chunk; called from several threads
   * @return what the rays show
   */
  public RenderedRays render(
      TargetSources sources, int count, IntFunction<RayBundle> rays, BlendSink sink) {
    RenderedRays out = RenderedRays.withoutFeatures(count);
    Work work = new Work(sources, sink, out);
    int chunks = (count + chunk - 1) / chunk;
    workers.each(
        worker -> {
          try (Gradients.Mode unrecorded = Gradients.unrecorded()) {
            for (int i = worker; i < chunks; i += workers.count()) {
              int first = i * chunk;
              renderChunk(work, rays.apply(first), passes.get(worker), first);
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

  /** What all chunks of a call share. */
  private record Work(TargetSources sources, BlendSink sink, RenderedRays out) {
    void tell(RayPass pass, RayPass.Result result, int first) {
      if (sink != BlendSink.NONE) {
        float[] along = result.rays().weights().toFloatArray(); // (R, S)
        float[] across = result.samples().blending().toFloatArray(); // (R, S, V)
        sink.add(new BlendedRays(pass.gathered(), along, across), first);
      }
    }
  }

  private void renderChunk(Work work, RayBundle rays, RayPass pass, int first) {
    TargetSources sources = work.sources;
    RenderedRays out = work.out;
    float[] coarse = evenDepths(sources, rays.count()); // (R, S)
    float[] weights = coarseWeights(work, rays, coarse, pass, first); // (R, S)
    float[] fine = refined(coarse, weights, rays.count()); // (R, S + S')
    try (TensorScope scope = TensorScope.open()) {
      RayPass.Chunk chunk = new RayPass.Chunk(rays, fine, sources.range());
      RayPass.Result result =
          pass.run(sources.fine(), chunk, network.parameters().fine(), false, scope);
      put(result.rays().colour().toFloatArray(), out.colours(), 3 * first);
      put(result.rays().depth().toFloatArray(), out.depths(), first);
      put(result.rays().opacity().toFloatArray(), out.opacities(), first);
      if (!singleStage) {
        work.tell(pass, result, first);
      }
    }
  }

  private float[] coarseWeights(
      Work work, RayBundle rays, float[] depths, RayPass pass, int first) {
    TargetSources sources = work.sources;
    try (TensorScope scope = TensorScope.open()) {
      RayPass.Chunk chunk = new RayPass.Chunk(rays, depths, sources.range());
      RayPass.Result result =
          pass.run(sources.coarse(), chunk, network.parameters().coarse(), false, scope);
      if (singleStage) {
        work.tell(pass, result, first);
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
    int all = sampling.last();
    float[] out = new float[rays * all];
    for (int r = 0; r < rays; r++) {
      float[] z = Arrays.copyOfRange(depths, r * s, (r + 1) * s);
      float[] w = Arrays.copyOfRange(weights, r * s, (r + 1) * s);
      put(depths(z, w), out, r * all);
    }
    return out;
  }

  private float[] depths(float[] coarse, float[] weights) {
    return sampling.merged()
        ? DepthSampler.merged(
            coarse, DepthSampler.importance(coarse, weights, sampling.fine(), null))
        : DepthSampler.guided(coarse, weights, sampling.fine(), null);
  }

  private static void put(float[] from, float[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
  }
}
