package dev.lift3d.correction.training;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingParameters;
import dev.lift3d.correction.RayPass;
import dev.lift3d.epipolar.EpipolarGather;
import dev.lift3d.epipolar.SourceMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One step's gradients: encode the sources, work the rays in chunks, send the maps' gradients back.
 *
 * <p>Chunk i is worked by worker i modulo the number of workers with random numbers of its own, so
 * the result depends on the batch and the seed only.
 */
public final class TrainingStep implements AutoCloseable {
  private final LiftingNetwork network;
  private final Workers workers;
  private final List<LiftingParameters> replicas;
  private final List<RayPass> passes;
  private final LiftingLoss loss = new LiftingLoss();

  /**
   * Prepares working memory.
   *
   * @param network what is trained; must outlive this object
   * @param workers who works; must outlive this object
   */
  public TrainingStep(LiftingNetwork network, Workers workers) {
    this.network = network;
    this.workers = workers;
    this.replicas =
        IntStream.range(0, workers.count()).mapToObj(w -> network.parameters().replica()).toList();
    this.passes = IntStream.range(0, workers.count()).mapToObj(w -> new RayPass(network)).toList();
  }

  /**
   * How far off the rays were, before the step.
   *
   * @param coarse mean squared colour error of the coarse pass
   * @param fine mean squared colour error of the fine pass
   */
  public record Errors(double coarse, double fine) {}

  /** A run of rays of one target, and the two gathers of that target. */
  private record Chunk(
      TargetRays target, int from, int to, EpipolarGather coarse, EpipolarGather fine) {
    RayBundle rays() {
      return RayBundle.through(
          target.camera(), Arrays.copyOfRange(target.pixels(), 2 * from, 2 * to));
    }

    float[] colours() {
      return Arrays.copyOfRange(target.colours(), 3 * from, 3 * to);
    }

    float[] depths() {
      return Arrays.copyOfRange(target.depths(), from, to);
    }
  }

  /**
   * Collects the gradients of a batch in the replicas.
   *
   * @param batch what to look at
   * @param settings how to work it
   * @param seed randomness of the samples along rays
   * @return errors before the step
   */
  public Errors differentiate(TrainingBatch batch, StepSettings settings, long seed) {
    replicas.forEach(LiftingParameters::forgetGradients);
    double[][] squared = new double[workers.count()][2];
    try (EncodedSources sources =
        new EncodedSources(network.features(), workers, batch, replicas)) {
      List<MapGradients> gradients =
          IntStream.range(0, workers.count())
              .mapToObj(w -> new MapGradients(sources.coarse(), sources.fine()))
              .toList();
      List<Chunk> chunks = chunks(batch, settings.chunk(), sources.coarse(), sources.fine());
      workers.each(
          worker -> {
            try (Gradients.Mode recorded = Gradients.recorded()) {
              for (int i = worker; i < chunks.size(); i += workers.count()) {
                SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * i);
                new ChunkRun(worker, settings, batch.rays(), random)
                    .run(chunks.get(i), gradients.get(worker), squared[worker]);
              }
            }
          });
      sources.backward(gradients);
    }
    double coarse = Arrays.stream(squared).mapToDouble(s -> s[0]).sum();
    double fine = Arrays.stream(squared).mapToDouble(s -> s[1]).sum();
    return new Errors(coarse / (3.0 * batch.rays()), fine / (3.0 * batch.rays()));
  }

  private List<Chunk> chunks(
      TrainingBatch batch, int size, List<SourceMap> coarse, List<SourceMap> fine) {
    List<Chunk> chunks = new ArrayList<>();
    for (TargetRays target : batch.targets()) {
      Vec3 centre = target.camera().pose().centreInWorld();
      EpipolarGather c = new EpipolarGather(network.settings().conventions(), centre, coarse);
      EpipolarGather f = new EpipolarGather(network.settings().conventions(), centre, fine);
      for (int from = 0; from < target.count(); from += size) {
        chunks.add(new Chunk(target, from, Math.min(from + size, target.count()), c, f));
      }
    }
    return chunks;
  }

  /** What one worker needs to work a chunk, coarse then fine, forward and backward. */
  private final class ChunkRun {
    private final StepSettings settings;
    private final int raysOfStep;
    private final SplittableRandom random;
    private final RayPass pass;
    private final LiftingParameters replica;

    ChunkRun(int worker, StepSettings settings, int raysOfStep, SplittableRandom random) {
      this.settings = settings;
      this.raysOfStep = raysOfStep;
      this.random = random;
      this.pass = passes.get(worker);
      this.replica = replicas.get(worker);
    }

    void run(Chunk chunk, MapGradients gradients, double[] squared) {
      RayBundle rays = chunk.rays();
      float[] depths = coarseDepths(chunk, rays.count());
      float[] weights =
          pass(
              chunk,
              rays,
              depths,
              replica.coarse(),
              chunk.coarse(),
              gradients.coarse(),
              squared,
              0);
      float[] all = fineDepths(depths, weights, rays.count());
      pass(chunk, rays, all, replica.fine(), chunk.fine(), gradients.fine(), squared, 1);
    }

    private float[] pass(
        Chunk chunk,
        RayBundle rays,
        float[] depths,
        ParameterSet set,
        EpipolarGather gather,
        float[][] maps,
        double[] squared,
        int slot) {
      try (TensorScope scope = TensorScope.open()) {
        RayPass.Result result =
            pass.run(
                gather, new RayPass.Chunk(rays, depths, chunk.target().range()), set, true, scope);
        LiftingLoss.Value value =
            loss.of(
                result.rays(),
                new LiftingLoss.Truth(
                    chunk.colours(), chunk.depths(), raysOfStep, settings.depthWeight()),
                scope);
        Gradients.backward(value.value());
        NDArray gradient = Gradients.gradient(result.features(), scope);
        gather.scatter(pass.gathered(), gradient.toFloatArray(), maps);
        squared[slot] += value.squaredError();
        return result.rays().weights().stopGradient().toFloatArray();
      }
    }

    private float[] coarseDepths(Chunk chunk, int rays) {
      int samples = settings.sampling().coarse();
      float[] even = DepthSampler.uniformInInverseDepth(chunk.target().range(), samples);
      float[] depths = new float[rays * samples];
      for (int r = 0; r < rays; r++) {
        float[] z = DepthSampler.jittered(even, random::nextDouble);
        System.arraycopy(z, 0, depths, r * samples, samples);
      }
      return depths;
    }

    private float[] fineDepths(float[] depths, float[] weights, int rays) {
      int samples = settings.sampling().coarse();
      int more = settings.sampling().fine();
      float[] all = new float[rays * (samples + more)];
      for (int r = 0; r < rays; r++) {
        float[] z = Arrays.copyOfRange(depths, r * samples, (r + 1) * samples);
        float[] w = Arrays.copyOfRange(weights, r * samples, (r + 1) * samples);
        float[] merged =
            DepthSampler.merged(z, DepthSampler.importance(z, w, more, random::nextDouble));
        System.arraycopy(merged, 0, all, r * merged.length, merged.length);
      }
      return all;
    }
  }

  /**
   * The gradients of one part of the network, as {@link dev.lift3d.core.tensor.AdamW#step} takes
   * them.
   *
   * @param part 0 features, 1 coarse, 2 fine
   * @return one replica for each worker
   */
  public List<ParameterSet> gradients(int part) {
    return replicas.stream().map(r -> r.sets().get(part)).toList();
  }

  @Override
  public void close() {
    loss.close();
    replicas.forEach(LiftingParameters::close);
  }
}
