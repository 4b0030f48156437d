package dev.lift3d.correction.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.correction.RayPass;
import org.junit.jupiter.api.Test;

class TerminationTargetTest {
  private static final DepthRange RANGE = new DepthRange(1, 10);

  private static RayPass.Chunk chunk(float[]... depths) {
    float[] all = new float[depths.length * depths[0].length];
    for (int r = 0; r < depths.length; r++) {
      System.arraycopy(depths[r], 0, all, r * depths[0].length, depths[0].length);
    }
    return new RayPass.Chunk(new RayBundle(Vec3.ZERO, new double[3 * depths.length]), all, RANGE);
  }

  @Test
  void aRayOfUnknownDepthHasNoTargetAndAKnownOneSharesOutOne() {
    float[] even = DepthSampler.uniformInInverseDepth(RANGE, 32);
    float[] target = TerminationTarget.of(chunk(even, even), new float[] {0, 3}, 32);
    double none = 0;
    double known = 0;
    for (int s = 0; s < 32; s++) {
      none += target[s];
      known += target[32 + s];
    }
    assertEquals(0, none);
    assertEquals(1, known, 1e-5); // 32 floats added
  }

  @Test
  void theTargetsMeanIsTheKnownDepthInInverseDepth() {
    float[] even = DepthSampler.uniformInInverseDepth(RANGE, 64);
    float[] target = TerminationTarget.of(chunk(even), new float[] {2.5f}, 64);
    double mean = 0;
    for (int s = 0; s < 64; s++) {
      mean += target[s] / even[s];
    }
    assertEquals(1 / 2.5, mean, 0.9 / 64 * 0.05); // a twentieth of a bin
  }

  @Test
  void denserSamplesShareWhatOneSampleHad() {
    // The same ray, one interval around the truth split finely: the stretch decides, not the count.
    float[] plain = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    float[] dense = {1, 2, 2.9f, 2.95f, 3, 3.05f, 3.1f, 4, 5, 10};
    float[] a = TerminationTarget.of(chunk(plain), new float[] {3}, 4);
    float[] b = TerminationTarget.of(chunk(dense), new float[] {3}, 4);
    double before = a[0] + a[1];
    double after = b[0] + b[1];
    assertTrue(Math.abs(before - after) < 0.1, before + " became " + after);
  }

  @Test
  void aDepthOutsideTheRangeEndsAtItsBorder() {
    float[] even = DepthSampler.uniformInInverseDepth(RANGE, 16);
    float[] target = TerminationTarget.of(chunk(even), new float[] {50}, 16);
    int peak = 0;
    for (int s = 1; s < 16; s++) {
      peak = target[s] > target[peak] ? s : peak;
    }
    assertTrue(peak >= 14, "peak at sample " + peak);
  }
}
