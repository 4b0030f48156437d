package dev.lift3d.epipolar.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StereoNeighboursTest {
  private static final DepthRange RANGE = new DepthRange(3, 5);

  /** On a circle of radius 4 about the origin, looking at it. */
  private static Camera at(double degrees) {
    double a = Math.toRadians(degrees);
    return StereoScenes.cameraAt(new Vec3(4 * Math.sin(a), 0, -4 * Math.cos(a)), Vec3.ZERO);
  }

  @Test
  void anglesThatSuitComeFirst() {
    List<Camera> cameras = List.of(at(0), at(0.5), at(40), at(10), at(-8));
    List<Integer> chosen = StereoNeighbours.choose(0, cameras, RANGE, 4);
    assertEquals(List.of(3, 4), chosen.subList(0, 2).stream().sorted().toList());
  }

  @Test
  void theViewItselfAndItsCopiesAreNeverChosen() {
    assertEquals(List.of(), StereoNeighbours.choose(1, List.of(at(0), at(0)), RANGE, 4));
    assertFalse(StereoNeighbours.choose(2, List.of(at(5), at(10), at(0)), RANGE, 9).contains(2));
  }

  @Test
  void viewsThatSeeNothingOfItAreLeftOut() {
    Camera away = StereoScenes.cameraAt(new Vec3(0.6, 0, -4), new Vec3(0.6, 0, -9));
    assertEquals(List.of(2), StereoNeighbours.choose(0, List.of(at(0), away, at(9)), RANGE, 4));
  }

  @Test
  void noMoreAreChosenThanAskedFor() {
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      cameras.add(at(6 * i));
    }
    assertEquals(3, StereoNeighbours.choose(4, cameras, RANGE, 3).size());
  }

  @Test
  void smallAndLargeAnglesAreNearlyWorthless() {
    assertEquals(1, StereoNeighbours.worthOfAngle(5), 1e-12);
    assertEquals(1, StereoNeighbours.worthOfAngle(15), 1e-12);
    assertTrue(StereoNeighbours.worthOfAngle(1) < 0.05);
    assertTrue(StereoNeighbours.worthOfAngle(45) < 0.05);
  }
}
