package dev.lift3d.correction.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestViewWarpTest {
  private static final DepthRange RANGE = new DepthRange(2, 6); // harmonic mean 3
  private static final Intrinsics LENS = new Intrinsics(60, 60, 24, 16, 48, 32);

  @Test
  void thePlaneLiesInTheMiddleInInverseDepth() {
    assertEquals(3, new NearestViewWarp(at(0, 0), RANGE).planeDepth(), 1e-12);
  }

  @Test
  void theTargetsOwnPhotographComesBackUnchanged() {
    Image photograph = ofPlane(at(0.1, 0.2), 3);
    Image warped = new NearestViewWarp(at(0.1, 0.2), RANGE).warp(at(0.1, 0.2), photograph);
    assertArrayEquals(photograph.data(), warped.data(), 1e-5f);
  }

  @Test
  void aPlaneAtThatDepthIsPredictedExactlyWhereTheSourceSawIt() {
    // Colours linear in the plane's coordinates, so bilinear sampling is exact.
    Camera source = at(0.3, -0.1);
    Image warped = new NearestViewWarp(at(0, 0), RANGE).warp(source, ofPlane(source, 3));
    Image truth = ofPlane(at(0, 0), 3);
    int seen = 0;
    for (int row = 0; row < LENS.height(); row++) {
      for (int col = 0; col < LENS.width(); col++) {
        Vec3 p = source.project(at(0, 0).unproject(col + 0.5, row + 0.5, 3));
        if (p.x() > 0.49 && p.y() > 0.49 && p.x() < 47.51 && p.y() < 31.51) {
          assertEquals(truth.at(col, row, 0), warped.at(col, row, 0), 1e-5);
          assertEquals(truth.at(col, row, 1), warped.at(col, row, 1), 1e-5);
          seen++;
        }
      }
    }
    assertEquals((48 - 6) * (32 - 2), seen, "the source is shifted by 6 and 2 pixels");
  }

  @Test
  void whatTheSourceDidNotSeeRepeatsItsEdge() {
    Camera source = at(10, 0); // sees nothing of what the target sees
    Image photograph = ofPlane(source, 3);
    Image warped = new NearestViewWarp(at(0, 0), RANGE).warp(source, photograph);
    assertEquals(photograph.at(0, 7, 0), warped.at(40, 7, 0), 1e-5);
  }

  @Test
  void featuresOfCoarseCellsAreWarpedLikePixels() {
    Camera source = at(0.2, 0); // 4 pixels, one cell, at depth 3
    CellLayout cells = new CellLayout(4, 0, 48, 32);
    float[] columns = new float[8 * 12];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i % 12;
    }
    FeatureMap map = new FeatureMap(1, 8, 12, columns, cells);
    FeatureMap warped = new NearestViewWarp(at(0, 0), RANGE).warp(source, map);
    assertEquals(cells, warped.cells());
    assertEquals(4f, warped.data()[3 * 12 + 5], 1e-5);
    assertEquals(0f, warped.data()[3 * 12], 1e-5, "the edge is repeated");
  }

  @Test
  void theNearestViewIsTheOneBesides() {
    List<Camera> candidates = List.of(at(-2, 0), at(0.1, 0), at(1, 1));
    assertEquals(1, new NearestViewWarp(at(0, 0), RANGE).nearest(candidates));
  }

  private static Camera at(double x, double y) {
    return new Camera(
        LENS,
        Pose.fromWorldToCamera(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new Vec3(-x, -y, 0)));
  }

  /** A plane at a depth whose red and green are linear in x and y. */
  private static Image ofPlane(Camera camera, double depth) {
    Image image = Image.zeros(LENS.width(), LENS.height(), 3);
    for (int row = 0; row < image.height(); row++) {
      for (int col = 0; col < image.width(); col++) {
        Vec3 p = camera.unproject(col + 0.5, row + 0.5, depth);
        image.set(col, row, 0, (float) (0.5 + 0.2 * p.x()));
        image.set(col, row, 1, (float) (0.5 + 0.2 * p.y()));
      }
    }
    return image;
  }
}
