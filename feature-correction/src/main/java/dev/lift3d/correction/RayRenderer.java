package dev.lift3d.correction;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.ray.CellGrid;
import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.corrector.Corrector;
import dev.lift3d.correction.matrix.BlendSink;
import dev.lift3d.correction.matrix.TargetCells;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
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
   * Renders rays, each with a first pass of its own.
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
    float[] features = new float[Math.multiplyExact(count, sources.operator().channels())];
    return render(sources, count, rays, features(sources, features)).withFeatures(features);
  }

  /**
   * Renders rays without features, each with a first pass of its own, and tells how they were
   * blended: along the samples of the fine pass, or of the coarse one if the settings are of a
   * single stage.
   *
   * @param sources target camera and source views
   * @param count R, how many rays
   * @param rays gives the rays of a chunk by its first ray's number; its size is {@link #chunk}
   * @param sink takes the weights of each chunk; called from several threads
   * @return what the rays show
   */
  public RenderedRays render(
      TargetSources sources, int count, IntFunction<RayBundle> rays, BlendSink sink) {
    return render(new Work(sources, rays, coarse(sources, sink).own(), sink), count);
  }

  /**
   * What blends and corrects the operator's features while rays are rendered.
   *
   * @param sources source views with the operator's maps
   * @param out receives R x D
   * @return a sink for {@link #render(TargetSources, TargetCells, IntConsumer, BlendSink)}
   */
  BlendSink features(TargetSources sources, float[] out) {
    return corrector.isEmpty()
        ? new SharedBlend(sources.operator(), out)
        : new CorrectedBlend(corrector.get(), sources.operator(), out);
  }

  /**
   * Renders the cells of an image, whose first pass may be shared between neighbours.
   *
   * @param sources target camera and source views
   * @param cells the target's cells
   * @param begun told how many more rays are being worked; called from several threads
   * @param sink takes the weights of each chunk; called from several threads
   * @return what the rays through the cells show, without features
   */
  public RenderedRays render(
      TargetSources sources, TargetCells cells, IntConsumer begun, BlendSink sink) {
    IntFunction<RayBundle> rays =
        first -> {
          int end = Math.min(cells.count(), first + chunk);
          begun.accept(end - first);
          return cells.rays(first, end);
        };
    return render(new Work(sources, rays, guide(sources, cells, sink), sink), cells.count());
  }

  /** What all chunks of a call share. */
  private record Work(
      TargetSources sources, IntFunction<RayBundle> rays, DepthGuide guide, BlendSink sink) {}

  private RenderedRays render(Work work, int count) {
    RenderedRays out = RenderedRays.withoutFeatures(count);
    eachChunk(count, (first, pass) -> renderChunk(work, pass, first, out));
    return out;
  }

  private CoarsePass coarse(TargetSources sources, BlendSink sink) {
    BlendSink told = singleStage ? sink : BlendSink.NONE;
    return new CoarsePass(sources, sampling, network.parameters().coarse(), told);
  }

  private DepthGuide guide(TargetSources sources, TargetCells cells, BlendSink sink) {
    CoarsePass coarse = coarse(sources, sink);
    CellGrid grid = cells.grid().centres();
    if (singleStage || sampling.sharing() <= grid.stride()) {
      return coarse.own();
    }
    Intrinsics image = cells.camera().intrinsics();
    double block = sampling.sharing();
    int columns = (int) Math.ceil(image.width() / block);
    int rows = (int) Math.ceil(image.height() / block);
    CoarseWeights found =
        new CoarseWeights(
            new CellGrid(columns, rows, block, 0),
            DepthSampler.uniformInInverseDepth(sources.range(), sampling.coarse()));
    eachChunk(
        found.grid().count(),
        (first, pass) -> {
          int end = Math.min(found.grid().count(), first + chunk);
          RayBundle rays = RayBundle.ofCells(cells.camera(), found.grid(), first, end);
          found.put(coarse.weights(rays, first, pass), first);
        });
    return coarse.shared(found, grid);
  }

  /** Something done for the rays from a number on, with a worker's memory. */
  private interface ChunkTask {
    void run(int first, RayPass pass);
  }

  private void eachChunk(int count, ChunkTask task) {
    int chunks = (count + chunk - 1) / chunk;
    workers.each(
        worker -> {
          try (Gradients.Mode unrecorded = Gradients.unrecorded()) {
            for (int i = worker; i < chunks; i += workers.count()) {
              task.run(i * chunk, passes.get(worker));
            }
          }
        });
  }

  /**
   * How many rays a chunk has; the last one may have fewer.
   *
   * @return rays of a chunk
   */
  public int chunk() {
    return chunk;
  }

  private void renderChunk(Work work, RayPass pass, int first, RenderedRays out) {
    RayBundle rays = work.rays.apply(first);
    float[] depths = work.guide.depths(rays, first, pass); // (R, S')
    try (TensorScope scope = TensorScope.open()) {
      RayPass.Chunk samples = new RayPass.Chunk(rays, depths, work.sources.range());
      RayPass.Result result =
          pass.run(work.sources.fine(), samples, network.parameters().fine(), false, scope);
      put(result.rays().colour().toFloatArray(), out.colours(), 3 * first);
      put(result.rays().depth().toFloatArray(), out.depths(), first);
      put(result.rays().opacity().toFloatArray(), out.opacities(), first);
      put(result.rays().weights().sum(new int[] {1}).toFloatArray(), out.coverage(), first);
      if (!singleStage) {
        CoarsePass.tell(work.sink, pass, result, first);
      }
    }
  }

  private static void put(float[] from, float[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
  }
}
