package dev.lift3d.correction.training;

import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.epipolar.EpipolarGather;
import java.util.Arrays;

/**
 * A run of rays of one target.
 *
 * @param target the target
 * @param from its first ray
 * @param to one past its last ray
 * @param firstOfStep the first ray's number in the whole step
 * @param coarse the target's gather from the coarse maps
 * @param fine the target's gather from the fine maps
 */
record RayChunk(
    TargetRays target,
    int from,
    int to,
    int firstOfStep,
    EpipolarGather coarse,
    EpipolarGather fine) {
  int count() {
    return to - from;
  }

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
