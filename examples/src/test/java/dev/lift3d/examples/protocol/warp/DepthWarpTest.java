package dev.lift3d.examples.protocol.warp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.examples.testing.SmallScene;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Two cameras side by side before a wall: its points move by exactly three pixels. */
class DepthWarpTest {
  private static final int WIDTH = 12;
  private static final int HEIGHT = 4;
  private static final int SHIFT = 3;
  private static final double DEPTH = 2;
  private static final Intrinsics K = new Intrinsics(10, 10, 6, 2, WIDTH, HEIGHT);
  private static final DepthWarp WARP = new DepthWarp(0.05);

  private final WarpView left = wall("left", 0);
  private final WarpView right = wall("right", SHIFT * DEPTH / K.fx());

  @Test
  void aPerfectOperatorAgreesEverywhere() {
    Correspondences points = WARP.between(left, right).orElseThrow();
    assertEquals((WIDTH - SHIFT) * HEIGHT, points.count(), "the wall's part in both pictures");
    assertEquals(1, points.agreement(stripes(0), stripes(SHIFT)), 0);
    assertEquals(0, points.rmse(ramp(0), ramp(SHIFT)), 1e-6, "rounding of floats near 1");
  }

  @Test
  void constantLabelsAgreeWhateverIsSeen() {
    int[] constant = new int[WIDTH * HEIGHT];
    Arrays.fill(constant, 7);
    assertEquals(1, WARP.between(left, right).orElseThrow().agreement(constant, constant), 0);
    assertEquals(1, WARP.between(right, left).orElseThrow().agreement(constant, constant), 0);
  }

  @Test
  void aPredictionThatStaysInThePictureInsteadOfOnTheWallIsDetected() {
    Correspondences points = WARP.between(left, right).orElseThrow();
    // Stripes of two columns moved by three: every other column has another class.
    assertEquals(0.5, points.agreement(stripes(0), stripes(0)), 0.06, "nine columns, not eight");
    assertEquals(
        SHIFT / 100.0, points.rmse(ramp(0), ramp(0)), 1e-6, "a grey step of 1/100 a pixel");
  }

  @Test
  void aConstantDifferenceOfColourIsTheRmse() {
    Image brighter = ramp(SHIFT);
    for (int i = 0; i < brighter.data().length; i++) {
      brighter.data()[i] += 0.25f;
    }
    Correspondences points = WARP.between(left, right).orElseThrow();
    assertEquals(0.25, points.rmse(ramp(0), brighter), 1e-6);
  }

  @Test
  void whatSomethingInFrontHidesIsNotCompared() {
    Image depth = right.depth();
    for (int row = 0; row < HEIGHT; row++) {
      depth.set(5, row, 0, 1); // stands before the wall in the right picture
    }
    Correspondences points = WARP.between(left, right).orElseThrow();
    assertEquals((WIDTH - SHIFT - 1) * HEIGHT, points.count());
    assertFalse(points.has(5 + SHIFT), "its point is behind");
    assertTrue(points.has(4 + SHIFT));
  }

  @Test
  void unknownDepthIsNeitherWarpedNorMet() {
    left.depth().set(8, 0, 0, 0);
    right.depth().set(6, 0, 0, Float.NaN);
    Correspondences points = WARP.between(left, right).orElseThrow();
    assertFalse(points.has(8));
    assertFalse(points.has(9));
    int[] warped = points.warped(stripes(0));
    assertEquals(-1, warped[8]);
    assertArrayEquals(
        new float[3], Arrays.copyOfRange(points.warped(ramp(0)).data(), 3 * 8, 3 * 9));
  }

  @Test
  void trueClassesOfAGeneratedPlaceAgreeButForEdges() {
    ProceduralCapture capture = SmallScene.capture();
    RenderedView[] rendered = {capture.render(0), capture.render(1)};
    WarpView first = new WarpView("0", capture.cameras().get(0), rendered[0].depth());
    WarpView second = new WarpView("1", capture.cameras().get(1), rendered[1].depth());
    Correspondences points = WARP.between(first, second).orElseThrow();
    assertTrue(points.share() > 0.3, "neighbours see much of the same: " + points.share());
    // A point near an edge may fall on a pixel whose centre shows the other side: of 64 x 48
    // pixels about one in twenty lies at an edge.
    double agreement = points.agreement(rendered[0].classes(), rendered[1].classes());
    assertTrue(agreement > 0.95, "agreement " + agreement);
  }

  @Test
  void picturesOfAnotherSizeAreRefused() {
    Correspondences points = WARP.between(left, right).orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> points.agreement(new int[3], stripes(0)));
    assertThrows(
        IllegalArgumentException.class, () -> points.rmse(ramp(0), Image.zeros(WIDTH, 1, 3)));
    assertThrows(IllegalArgumentException.class, () -> new DepthWarp(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WarpView("small", left.camera(), Image.zeros(2, 2, 1)));
  }

  private static WarpView wall(String name, double x) {
    Pose pose = Pose.lookingAt(new Vec3(x, 0, 0), new Vec3(x, 0, DEPTH), new Vec3(0, -1, 0));
    Image depth = Image.zeros(WIDTH, HEIGHT, 1);
    Arrays.fill(depth.data(), (float) DEPTH);
    return new WarpView(name, new Camera(K, pose), depth);
  }

  /** Stripes on the wall, two columns wide, as the camera moved by some pixels sees them. */
  private static int[] stripes(int moved) {
    int[] labels = new int[WIDTH * HEIGHT];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (i % WIDTH + moved) / 2 % 2;
    }
    return labels;
  }

  /** A wall that brightens by 1/100 a column. */
  private static Image ramp(int moved) {
    Image image = Image.zeros(WIDTH, HEIGHT, 3);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = (i / 3 % WIDTH + moved) / 100f;
    }
    return image;
  }
}
