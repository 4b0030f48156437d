package dev.lift3d.core.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraPathTest {
  private static final DepthRange RANGE = new DepthRange(2, 10);
  private static final Vec3 UP = new Vec3(0, 0, 1);

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 16, 31})
  void thePathStartsAndEndsAtKeysAndVisitsThoseOnAFrame(int frames) {
    List<Camera> keys = ring(6, 2 * Math.PI, 0.5);
    List<Camera> path = CameraPath.interpolate(keys, frames);
    assertEquals(frames, path.size());
    assertEquals(keys.get(0), path.get(0));
    assertEquals(keys.get(5), path.get(frames - 1));
    if ((frames - 1) % 5 == 0) {
      for (int k = 0; k < 6; k++) {
        assertEquals(keys.get(k), path.get(k * (frames - 1) / 5));
      }
    }
  }

  @Test
  void theMovementHasNoJumps() {
    List<Camera> path = CameraPath.interpolate(ring(8, 2 * Math.PI, 0.5), 281);
    for (int f = 1; f < path.size(); f++) {
      Camera a = path.get(f - 1);
      Camera b = path.get(f);
      // A ring of radius 4 over 280 steps: 0.0898 a step on the arc, and 0.0224 radians.
      assertEquals(0.0898, a.pose().centreInWorld().distance(b.pose().centreInWorld()), 0.012);
      double turn =
          Quaternion.ofRotation(a.pose().rotation())
              .angleTo(Quaternion.ofRotation(b.pose().rotation()));
      assertEquals(0.0224, turn, 0.003);
    }
  }

  @Test
  void keysOnALineGiveThatLine() {
    List<Camera> keys = new ArrayList<>();
    for (double x : new double[] {0, 1, 1.5, 4}) {
      keys.add(camera(Pose.lookingAt(new Vec3(x, 0, 0), new Vec3(x, 5, 0), UP), 100));
    }
    for (Camera camera : CameraPath.interpolate(keys, 40)) {
      Vec3 c = camera.pose().centreInWorld();
      assertEquals(0, Math.hypot(c.y(), c.z()), 1e-12);
      assertTrue(c.x() >= 0 && c.x() <= 4);
    }
  }

  @Test
  void intrinsicsChangeLinearlyAtOneImageSize() {
    Pose pose = Pose.IDENTITY;
    Camera wide = camera(pose, 100);
    Camera tele = new Camera(new Intrinsics(400, 400, 160, 120, 320, 240), pose);
    Camera middle = CameraPath.interpolate(List.of(wide, tele), 3).get(1);
    assertEquals(new Intrinsics(150, 150, 80, 60, 160, 120), middle.intrinsics());
    assertEquals(160, CameraPath.interpolate(List.of(wide, tele), 3).get(2).intrinsics().width());
  }

  @Test
  void coincidingKeysAreARest() {
    Camera a = ring(3, 1, 0).get(0);
    Camera b = ring(3, 1, 0).get(1);
    for (Camera camera : CameraPath.interpolate(List.of(a, a, b, b), 20)) {
      assertTrue(Double.isFinite(camera.pose().centreInWorld().norm()));
    }
    assertEquals(List.of(a, a, a), CameraPath.interpolate(List.of(a), 3));
  }

  @Test
  void aForwardFacingSetGetsASpiralThatStaysWithIt() {
    List<Camera> grid = grid();
    List<Camera> path = CameraPath.spiral(grid, RANGE, 60);
    CameraRig rig = CameraRig.of(grid);
    assertTrue(rig.looksOneWay());
    for (Camera camera : path) {
      // Offsets in the grid reach 1 to each side, 1 up and down.
      assertTrue(camera.pose().centreInWorld().distance(rig.centre()) < 1.6);
      assertTrue(camera.pose().forwardInWorld().dot(rig.forward().unit()) > 0.8);
      assertTrue(camera.pose().upInWorld().dot(rig.up()) > 0.9);
    }
    // One loop: the last frame is the first again, and the middle is on the other side.
    assertEquals(0, gap(path.get(0), path.get(59)), 1e-9);
    double widest = path.stream().mapToDouble(c -> gap(path.get(0), c)).max().orElseThrow();
    assertEquals(2, widest, 0.4);
  }

  @Test
  void oneCameraStillGetsASmallMovement() {
    List<Camera> path = CameraPath.spiral(grid().subList(0, 1), RANGE, 10);
    double widest = path.stream().mapToDouble(c -> gap(path.get(0), c)).max().orElseThrow();
    assertTrue(widest > 0.01 && widest < 1, "moves by " + widest);
  }

  @Test
  void aRingGetsAnOrbitAboutThePointItLooksAt() {
    List<Camera> ring = ring(12, 2 * Math.PI * 11 / 12, 1.5);
    CameraRig rig = CameraRig.of(ring);
    assertEquals(0, rig.lookedAt().norm(), 1e-9);
    assertEquals(0, rig.up().distance(UP), 1e-3);
    List<Camera> path = CameraPath.spiral(ring, RANGE, 41);
    for (Camera camera : path) {
      Vec3 centre = camera.pose().centreInWorld();
      assertEquals(4, Math.hypot(centre.x(), centre.y()), 1e-2);
      assertEquals(1.5, centre.z(), 1e-2);
      Vec3 middle = camera.project(Vec3.ZERO);
      assertArrayEquals(new double[] {80, 60}, new double[] {middle.x(), middle.y()}, 1e-6);
    }
    assertEquals(0, gap(path.get(0), path.get(40)), 1e-9);
    assertEquals(8, gap(path.get(0), path.get(20)), 1e-2);
  }

  @Test
  void anArcIsSwungOverAndNotLeft() {
    List<Camera> arc = ring(9, Math.PI, 1.5);
    for (Camera camera : CameraPath.spiral(arc, RANGE, 50)) {
      double nearest = arc.stream().mapToDouble(source -> gap(source, camera)).min().orElseThrow();
      // Sources stand 1.57 apart on the arc.
      assertTrue(nearest < 0.85, "a frame is " + nearest + " from any source");
    }
  }

  @Test
  void upDoesNotTiltWhereCamerasLookDownFromOneSide() {
    // Looking down at 37 degrees from a third of a circle: the mean upward direction tilts by 34.
    assertEquals(0, CameraRig.of(ring(9, 2.1, 3)).up().distance(UP), 0.1);
  }

  @Test
  void anOutwardSetIsFollowedInItsOrder() {
    List<Camera> outwards = new ArrayList<>();
    for (Camera camera : ring(8, 2 * Math.PI * 7 / 8, 0)) {
      Vec3 c = camera.pose().centreInWorld();
      outwards.add(camera(Pose.lookingAt(c, c.times(3), UP), 100));
    }
    assertEquals(CameraPath.interpolate(outwards, 20), CameraPath.spiral(outwards, RANGE, 20));
  }

  @Test
  void anEmptyPathIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> CameraPath.interpolate(List.of(), 3));
    assertThrows(IllegalArgumentException.class, () -> CameraPath.spiral(grid(), RANGE, 0));
  }

  private static double gap(Camera a, Camera b) {
    return a.pose().centreInWorld().distance(b.pose().centreInWorld());
  }

  private static Camera camera(Pose pose, double focal) {
    return new Camera(new Intrinsics(focal, focal, 80, 60, 160, 120), pose);
  }

  /** Cameras of radius 4 about the origin at one height, looking at it. */
  private static List<Camera> ring(int count, double extent, double height) {
    List<Camera> ring = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double angle = extent * k / (count - 1);
      Vec3 centre = new Vec3(4 * Math.cos(angle), 4 * Math.sin(angle), height);
      ring.add(camera(Pose.lookingAt(centre, Vec3.ZERO, UP), 100));
    }
    return ring;
  }

  private static List<Camera> grid() {
    Random random = new Random(4);
    List<Camera> grid = new ArrayList<>();
    for (int k = 0; k < 25; k++) {
      Vec3 centre = new Vec3(k % 5 / 2.0 - 1, 0.1 * random.nextGaussian(), k / 5 / 2.0 - 1);
      grid.add(camera(Pose.lookingAt(centre, new Vec3(0, 6, 0), UP), 100));
    }
    return grid;
  }
}
