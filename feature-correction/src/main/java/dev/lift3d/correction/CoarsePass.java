package dev.lift3d.correction;

import dev.lift3d.core.ray.CellGrid;
import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.correction.matrix.BlendSink;
import dev.lift3d.correction.matrix.BlendedRays;
import java.util.Arrays;

/**
 * The first pass: finds where along a ray there is matter. Either each ray has a first pass of its
 * own, or the rays of a block share those at the block's corners.
 *
 * @param sources target camera and source views
 * @param sampling how many samples, and what the last pass looks at
 * @param parameters the coarse aggregator's
 * @param sink takes how the first pass blends, if features come from it
 */
record CoarsePass(
    TargetSources sources, RaySampling sampling, ParameterSet parameters, BlendSink sink) {
  /** Every ray is looked at by itself. */
  DepthGuide own() {
    return (rays, first, pass) -> {
      float[] even = DepthSampler.uniformInInverseDepth(sources.range(), sampling.coarse());
      float[] weights = weights(rays, first, pass); // (R, S)
      float[] out = new float[rays.count() * sampling.last()];
      for (int r = 0; r < rays.count(); r++) {
        float[] own = Arrays.copyOfRange(weights, r * even.length, (r + 1) * even.length);
        put(refined(even, own), out, r);
      }
      return out;
    };
  }

  /**
   * Rays are guided by what rays around them found.
   *
   * @param found the first pass of a grid of rays
   * @param cells the rays, as cells of the same image
   */
  DepthGuide shared(CoarseWeights found, CellGrid cells) {
    return (rays, first, pass) -> {
      float[] out = new float[rays.count() * sampling.last()];
      for (int r = 0; r < rays.count(); r++) {
        double u = cells.u(first + r);
        double v = cells.v(first + r);
        put(found.guided(u, v, sampling.fine()), out, r);
      }
      return out;
    };
  }

  /**
   * Compositing weights of a chunk.
   *
   * @return (R, S)
   */
  float[] weights(RayBundle rays, int first, RayPass pass) {
    float[] even = DepthSampler.uniformInInverseDepth(sources.range(), sampling.coarse());
    float[] depths = new float[rays.count() * even.length];
    for (int r = 0; r < rays.count(); r++) {
      System.arraycopy(even, 0, depths, r * even.length, even.length);
    }
    try (TensorScope scope = TensorScope.open()) {
      RayPass.Chunk chunk = new RayPass.Chunk(rays, depths, sources.range());
      RayPass.Result result = pass.run(sources.coarse(), chunk, parameters, false, scope);
      tell(sink, pass, result, first);
      return result.rays().weights().toFloatArray();
    }
  }

  /** Hands on how a pass blended its chunk. */
  static void tell(BlendSink sink, RayPass pass, RayPass.Result result, int first) {
    if (sink != BlendSink.NONE) {
      float[] along = result.rays().weights().toFloatArray(); // (R, S)
      float[] across = result.samples().blending().toFloatArray(); // (R, S, V)
      sink.add(new BlendedRays(pass.gathered(), along, across), first);
    }
  }

  private float[] refined(float[] depths, float[] weights) {
    if (!sampling.merged()) {
      return DepthSampler.guided(depths, weights, sampling.fine(), null);
    }
    return sampling.fine() == 0
        ? depths
        : DepthSampler.merged(
            depths, DepthSampler.importance(depths, weights, sampling.fine(), null));
  }

  private static void put(float[] ray, float[] out, int r) {
    System.arraycopy(ray, 0, out, r * ray.length, ray.length);
  }
}
