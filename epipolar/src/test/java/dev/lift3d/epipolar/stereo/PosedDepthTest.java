package dev.lift3d.epipolar.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PosedDepthTest {
  private static final Intrinsics LENS = new Intrinsics(40, 40, 16, 12, 32, 24);
  private static final int MIDDLE = 12 * 32 + 16;
  private static final float WALL = 0.25f;

  @Test
  void whatOthersSeeAtTheSamePlaceIsTrustedMost() {
    List<PosedDepth> others = List.of(wall(0.3, WALL), wall(-0.3, WALL));
    float agreed = wall(0, WALL).checked(others)[MIDDLE];
    float alone = wall(0, WALL).checked(List.of())[MIDDLE];
    // (2 + 0.02) / (2 + 0.7) and 0.02 / 0.7: both others agree wholly, or none is there.
    assertEquals(2.02 / 2.7, agreed, 1e-3);
    assertEquals(0.02 / 0.7, alone, 1e-6);
  }

  @Test
  void whatOthersSeeThroughIsTrustedLeast() {
    List<PosedDepth> others = List.of(wall(0.3, WALL), wall(-0.3, WALL));
    float floating = wall(0, 2 * WALL).checked(others)[MIDDLE];
    assertEquals(0.02 / 2.7, floating, 1e-6); // nobody for it, two against it
  }

  @Test
  void whatOthersDoNotReachSaysNothing() {
    // Seen from here the wall lies before what is claimed: it may well hide it.
    float hidden = wall(0, WALL / 2).checked(List.of(wall(0.3, WALL)))[MIDDLE];
    assertEquals(0.02 / 0.7, hidden, 1e-4);
  }

  @Test
  void confidenceRisesSteeplyFromNothing() {
    assertEquals(0, PosedDepth.trust(0));
    assertEquals(1, PosedDepth.trust(1));
    assertTrue(PosedDepth.trust(0.1f) > 0.7);
  }

  @Test
  void arraysOfAnotherSizeAreRefused() {
    Camera camera = wall(0, WALL).camera();
    assertThrows(
        IllegalArgumentException.class,
        () -> new PosedDepth(camera, new float[10], new float[32 * 24]));
  }

  private static PosedDepth wall(double x, float inverse) {
    double[] ahead = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    float[] all = new float[32 * 24];
    float[] trust = new float[32 * 24];
    Arrays.fill(all, inverse);
    Arrays.fill(trust, 1);
    Camera camera = new Camera(LENS, Pose.fromWorldToCamera(ahead, new Vec3(-x, 0, 0)));
    return new PosedDepth(camera, all, trust);
  }
}
