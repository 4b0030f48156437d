package dev.lift3d.epipolar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.SparsePoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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

  @Test
  void withoutSparsePointsTheViewVolumeAloneDecides() {
    List<Camera> views = row();
    Camera target = at(0.1, new Vec3(0, 0, 5));
    List<Integer> alone = SourceViewSelector.choose(target, RANGE, views, 4);
    assertEquals(alone, SourceViewSelector.choose(target, RANGE, views, SparsePoints.NONE, 4));
    SparsePoints few = points(10, views.size(), v -> v == 7);
    assertEquals(
        alone,
        SourceViewSelector.choose(target, RANGE, views, few, 4),
        "so few points say too little");
  }

  @Test
  void aViewThatObservedWhatTheTargetSeesGoesBeforeOneThatOnlyHasItInItsImage() {
    // Equally far on either side; something must stand before what the left one has in its image.
    List<Camera> views = List.of(at(-0.5, new Vec3(0, 0, 5)), at(0.5, new Vec3(0, 0, 5)));
    Camera target = at(0, new Vec3(0, 0, 5));
    for (int seeing = 0; seeing < 2; seeing++) {
      int who = seeing;
      SparsePoints sparse = points(100, 2, v -> v == who);
      List<Integer> chosen = SourceViewSelector.choose(target, RANGE, views, sparse, 2);
      assertEquals(who, chosen.get(0));
    }
  }

  @Test
  void pointsThatTheTargetDoesNotSeeSayNothing() {
    List<Camera> views = row();
    Camera away = at(0.1, new Vec3(0, 0, -5));
    SparsePoints sparse = points(100, views.size(), v -> v == 7);
    assertEquals(
        SourceViewSelector.choose(away, RANGE, views, 4),
        SourceViewSelector.choose(away, RANGE, views, sparse, 4));
  }

  @Test
  void amongCamerasPackedCloselyTheNearestComeFirst() {
    // All angles are below a degree, which the view volume's fifteen hardly see.
    Vec3 ahead = new Vec3(0, 0, 5);
    List<Camera> views = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      views.add(at(0.01 * (i - 4), ahead));
    }
    SparsePoints sparse = points(100, views.size(), v -> true);
    List<Integer> chosen = SourceViewSelector.choose(at(0, ahead), RANGE, views, sparse, 3);
    assertEquals(Set.of(3, 4, 5), Set.copyOf(chosen));
  }

  private static List<Camera> row() {
    List<Camera> views = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      views.add(at(2 - 0.5 * i, new Vec3(0, 0, 5)));
    }
    return views;
  }

  /** Points on a wall ahead, observed by some views. */
  private static SparsePoints points(int count, int views, IntPredicate observes) {
    List<Vec3> positions = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      positions.add(new Vec3(0.1 * (p % 10) - 0.45, 0.08 * (p / 10) - 0.36, 5));
    }
    int[] all = IntStream.range(0, count).toArray();
    return new SparsePoints(
        positions,
        IntStream.range(0, views).mapToObj(v -> observes.test(v) ? all : new int[0]).toList());
  }
}
