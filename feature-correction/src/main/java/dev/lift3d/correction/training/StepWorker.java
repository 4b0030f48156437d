package dev.lift3d.correction.training;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingParameters;
import dev.lift3d.correction.RayPass;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.epipolar.EpipolarGather;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One worker's share of a step: its chunks forward and backward, coarse then fine, and what it has
 * collected of the gradients.
 */
final class StepWorker implements AutoCloseable {
  /** An odd number that is no multiple of the generator's own step, so that rays share nothing. */
  private static final long RAY_STEP = 0xD1342543DE82EF95L;

  private final LiftingLoss loss;
  private final RayPass pass;
  private final LiftingParameters replica;
  private MapGradients maps;
  private double squaredCoarse;
  private double squaredFine;

  /**
   * A worker's own memory.
   *
   * @param network what is trained
   * @param loss shared by all workers
   */
  StepWorker(LiftingNetwork network, LiftingLoss loss) {
    this.loss = loss;
    this.pass = new RayPass(network);
    this.replica = network.parameters().replica();
  }

  /** One of the two passes: what it reads and where its gradients go. */
  private record Side(ParameterSet set, EpipolarGather gather, float[][] gradients, int even) {}

  /** What a pass leaves behind, on the host. */
  private record Outcome(float[] weights, double squaredError) {}

  /** Forgets the last step; gradients of the maps go into {@code zeros}. */
  void begin(MapGradients zeros) {
    maps = zeros;
    squaredCoarse = 0;
    squaredFine = 0;
    replica.forgetGradients();
  }

  /** The parameters that collect gradients. */
  LiftingParameters replica() {
    return replica;
  }

  /** Gradients of the maps so far. */
  MapGradients maps() {
    return maps;
  }

  /** Sum of squared colour errors of the coarse pass. */
  double squaredCoarse() {
    return squaredCoarse;
  }

  /** Sum of squared colour errors of the fine pass. */
  double squaredFine() {
    return squaredFine;
  }

  /**
   * Works a chunk under recording.
   *
   * @param chunk the rays
   * @param settings how
   * @param raysOfStep rays of the whole step
   * @param seed randomness of the whole step
   */
  void differentiate(RayChunk chunk, StepSettings settings, int raysOfStep, long seed) {
    RaySampling sampling = settings.sampling();
    SplittableRandom[] random = new SplittableRandom[chunk.count()];
    Arrays.setAll(random, r -> new SplittableRandom(seed + RAY_STEP * (chunk.firstOfStep() + r)));
    float[] z = evenDepths(chunk, sampling.coarse(), random); // (R, S)
    Outcome coarse =
        run(
            chunk,
            z,
            new Side(replica.coarse(), chunk.coarse(), maps.coarse(), sampling.coarse()),
            settings,
            raysOfStep);
    float[] all = refined(z, coarse.weights(), sampling, random); // (R, S')
    // The fine pass resolves what lies between two coarse samples.
    Side second = new Side(replica.fine(), chunk.fine(), maps.fine(), 2 * sampling.coarse());
    Outcome fine = run(chunk, all, second, settings, raysOfStep);
    squaredCoarse += coarse.squaredError();
    squaredFine += fine.squaredError();
  }

  private Outcome run(
      RayChunk chunk, float[] depths, Side side, StepSettings settings, int raysOfStep) {
    try (TensorScope scope = TensorScope.open()) {
      RayPass.Chunk samples = new RayPass.Chunk(chunk.rays(), depths, chunk.target().range());
      RayPass.Result result = pass.run(side.gather(), samples, side.set(), true, scope);
      float[] ends = TerminationTarget.of(samples, chunk.depths(), side.even()); // (R, S)
      LiftingLoss.Truth truth =
          new LiftingLoss.Truth(chunk.colours(), ends, raysOfStep, settings.depthWeight());
      LiftingLoss.Value value = loss.of(result.rays(), truth, scope);
      Gradients.backward(value.value());
      NDArray gradient = Gradients.gradient(result.features(), scope); // (R, S, V, 3 + C)
      side.gather().scatter(pass.gathered(), gradient.toFloatArray(), side.gradients());
      float[] weights = result.rays().weights().stopGradient().toFloatArray();
      return new Outcome(weights, value.squaredError());
    }
  }

  private static float[] evenDepths(RayChunk chunk, int samples, SplittableRandom[] random) {
    float[] even = DepthSampler.uniformInInverseDepth(chunk.target().range(), samples);
    float[] depths = new float[random.length * samples];
    for (int r = 0; r < random.length; r++) {
      float[] z = DepthSampler.jittered(even, random[r]::nextDouble);
      System.arraycopy(z, 0, depths, r * samples, samples);
    }
    return depths;
  }

  private static float[] refined(
      float[] depths, float[] weights, RaySampling sampling, SplittableRandom[] random) {
    int samples = sampling.coarse();
    int sum = sampling.last();
    float[] all = new float[random.length * sum];
    for (int r = 0; r < random.length; r++) {
      float[] z = Arrays.copyOfRange(depths, r * samples, (r + 1) * samples);
      float[] w = Arrays.copyOfRange(weights, r * samples, (r + 1) * samples);
      float[] drawn =
          sampling.merged()
              ? DepthSampler.merged(
                  z, DepthSampler.importance(z, w, sampling.fine(), random[r]::nextDouble))
              : DepthSampler.guided(z, w, sampling.fine(), random[r]::nextDouble);
      System.arraycopy(drawn, 0, all, r * sum, sum);
    }
    return all;
  }

  @Override
  public void close() {
    replica.close();
  }
}
