package dev.lift3d.epipolar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two views of one camera look at samples along a ray; one knows its depth, one does not. */
class DepthAgreementTest {
  private static final double SURFACE = 4;
  private static final float STEP = 0.01f;
  private static final Camera CAMERA = new Camera(new Intrinsics(4, 4, 2, 2, 4, 4), Pose.IDENTITY);

  /** Steps of inverse depth by which the samples lie behind the surface. */
  private static final int[] BEHIND = {-20, -1, 0, 1, 3, 20};

  private static GatheredSamples gathered(Conventions conventions, float confidence) {
    SourceMap plain = new SourceMap(CAMERA, new float[48], new float[4], 2, 2, 2);
    SourceDepth depth =
        new SourceDepth(1, 1, new float[] {(float) (1 / SURFACE)}, new float[] {confidence}, STEP);
    EpipolarGather gather =
        new EpipolarGather(conventions, Vec3.ZERO, List.of(plain, plain.withDepth(depth)));
    float[] depths = new float[BEHIND.length];
    for (int s = 0; s < depths.length; s++) {
      depths[s] = (float) (1 / (1 / SURFACE - STEP * BEHIND[s]));
    }
    GatheredSamples out = new GatheredSamples();
    gather.gather(new RayBundle(Vec3.ZERO, new double[] {0.1, 0.2, 1}), depths, out);
    return out;
  }

  @Test
  void aSampleOnTheSurfaceAgreesAndOneFarBehindContradicts() {
    GatheredSamples samples = gathered(Conventions.CORRECTED, 1);
    assertEquals(1, samples.depthAgreement(2 * 2 + 1), 1e-5, "on the surface");
    assertEquals(0, samples.depthAgreement(2 * 5 + 1), 1e-5, "occluded");
    assertEquals(0.5, samples.depthAgreement(1), 1e-5, "before the surface nothing is said");
    for (int s = 3; s < BEHIND.length; s++) {
      assertTrue(samples.depthAgreement(2 * s + 1) < samples.depthAgreement(2 * s - 1), "" + s);
    }
  }

  @Test
  void aViewOfLessConfidenceSaysLess() {
    GatheredSamples samples = gathered(Conventions.CORRECTED, 0.4f);
    assertEquals(0.7, samples.depthAgreement(2 * 2 + 1), 1e-5);
    assertEquals(0.3, samples.depthAgreement(2 * 5 + 1), 1e-5);
  }

  @Test
  void withoutKnownDepthNothingIsSaid() {
    GatheredSamples corrected = gathered(Conventions.CORRECTED, 1);
    GatheredSamples original = gathered(Conventions.IBRNET, 1);
    for (int s = 0; s < BEHIND.length; s++) {
      assertEquals(0.5f, corrected.depthAgreement(2 * s));
      assertEquals(0.5f, original.depthAgreement(2 * s + 1));
    }
  }
}
