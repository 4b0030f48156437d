package dev.lift3d.epipolar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceViewSelectorTest {
  private static final Intrinsics K = new Intrinsics(100, 100, 50, 40, 100, 80);
  private static final DepthRange RANGE = new DepthRange(2, 10);
  private static final Vec3 UP = new Vec3(0, -1, 0);

  private static Camera at(double x, Vec3 target) {
    return new Camera(K, Pose.lookingAt(new Vec3(x, 0, 0), target, UP));
  }

  @Test
  void theNearestViewComesFirstAndEveryViewAtMostOnce() {
    Vec3 ahead = new Vec3(0, 0, 5);
    List<Camera> views = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      views.add(at(2 - 0.5 * i, ahead));
    }
    List<Integer> chosen = SourceViewSelector.choose(at(0.1, ahead), RANGE, views, 5);
    assertEquals(4, chosen.get(0));
    assertEquals(5, chosen.stream().distinct().count());
  }

  @Test
  void aViewThatLooksAwayIsChosenLastHoweverNear() {
    List<Camera> views =
        List.of(at(0.01, new Vec3(0, 0, -5)), at(1, new Vec3(0, 0, 5)), at(-2, new Vec3(0, 0, 5)));
    List<Integer> chosen = SourceViewSelector.choose(at(0, new Vec3(0, 0, 5)), RANGE, views, 3);
    assertEquals(0, chosen.get(2));
  }

  @Test
  void anotherPartOfThePictureIsWorthMoreThanTheSamePartAgain() {
    // Two views see the left half from nearby, one the right half from further off.
    List<Camera> views =
        List.of(
            at(0.2, new Vec3(-2.4, 0, 4)), at(0.25, new Vec3(-2.4, 0, 4)),
            at(0.3, new Vec3(-2.4, 0, 4)), at(-1, new Vec3(2.4, 0, 4)));
    List<Integer> two = SourceViewSelector.choose(at(0, new Vec3(0, 0, 5)), RANGE, views, 2);
    assertTrue(two.contains(3), two.toString());
    assertFalse(two.contains(1) && two.contains(2));
  }

  @Test
  void fewerCandidatesThanAskedForAreAllTaken() {
    assertEquals(List.of(0), SourceViewSelector.choose(at(0, UP), RANGE, List.of(at(1, UP)), 10));
  }
}
