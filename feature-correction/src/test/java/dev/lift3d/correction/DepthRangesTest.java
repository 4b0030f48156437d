package dev.lift3d.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthRangesTest {
  private static final DepthRange SCENE = new DepthRange(1, 20);
  private static final Intrinsics LENS = new Intrinsics(50, 50, 30, 20, 60, 40);

  @Test
  void aCameraAtAViewSeesTheDepthsOfThatView() {
    DepthRange range = ranges(0).around(List.of(at(0)), List.of(new DepthRange(2, 5)));
    assertEquals(2, range.near(), 1e-9);
    assertEquals(5, range.far(), 1e-9);
  }

  @Test
  void aCameraThatStepsBackSeesTheSamePlanesFartherAway() {
    DepthRange range = ranges(-0.5).around(List.of(at(0)), List.of(new DepthRange(2, 5)));
    assertEquals(2.5, range.near(), 1e-9);
    assertEquals(5.5, range.far(), 1e-9);
  }

  @Test
  void theRangeHoldsWhatAnyOfTheViewsSees() {
    DepthRange range =
        ranges(0)
            .around(List.of(at(0), at(0.1)), List.of(new DepthRange(3, 5), new DepthRange(2, 4)));
    assertEquals(2.1, range.near(), 1e-9);
    assertEquals(5, range.far(), 1e-9);
  }

  @Test
  void aCameraInsideTheNearPlaneKeepsAPositiveRange() {
    DepthRange range = ranges(1.95).around(List.of(at(0)), List.of(new DepthRange(2, 5)));
    assertEquals(0.5, range.near(), 1e-9, "half of the scene's nearest depth");
    assertTrue(range.far() > 3, range::toString);
  }

  @Test
  void aCameraThatSeesNoneOfThePlanesTakesTheScenesRange() {
    Camera away =
        new Camera(LENS, Pose.lookingAt(Vec3.ZERO, new Vec3(0, 0, -1), new Vec3(0, -1, 0)));
    DepthRanges ranges = new DepthRanges(away, SCENE);
    assertEquals(SCENE, ranges.around(List.of(at(0)), List.of(new DepthRange(2, 5))));
  }

  private static DepthRanges ranges(double z) {
    return new DepthRanges(at(z), SCENE);
  }

  /** A camera on the axis, looking along z. */
  private static Camera at(double z) {
    return new Camera(
        LENS, Pose.fromWorldToCamera(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new Vec3(0, 0, -z)));
  }
}
