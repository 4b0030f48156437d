package dev.lift3d.correction.point;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.PlaneScene;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views of the plane z = 0 whose features say where on the plane a cell looks. */
class PointLiftTest {
  private static final int STRIDE = 4;

  private final Workers workers = Workers.start(2);

  @AfterEach
  void close() {
    workers.close();
  }

  private static List<Camera> cameras() {
    List<Camera> cameras = new ArrayList<>();
    for (int v = 0; v < 5; v++) {
      cameras.add(PlaneScene.camera(0.4 * v - 0.8, 0.1 * v));
    }
    return cameras;
  }

  private static Vec3 onPlane(Camera camera, double u, double v) {
    Vec3 centre = camera.pose().centreInWorld();
    Vec3 direction = camera.rayDirection(u, v);
    return centre.plus(direction.times(-centre.z() / direction.z()));
  }

  /** x and y of the plane, as features. */
  private static FeatureMap places(Camera camera) {
    CellLayout cells = new CellLayout(STRIDE, 0, PlaneScene.WIDTH, PlaneScene.HEIGHT);
    int width = PlaneScene.WIDTH / STRIDE;
    int height = PlaneScene.HEIGHT / STRIDE;
    float[] data = new float[width * height * 2];
    for (int i = 0; i < width * height; i++) {
      Vec3 p = onPlane(camera, cells.centre(i % width), cells.centre(i / width));
      data[2 * i] = (float) p.x();
      data[2 * i + 1] = (float) p.y();
    }
    return new FeatureMap(2, height, width, data, cells);
  }

  private static FeatureMap constant(float... values) {
    CellLayout cells = new CellLayout(8, 0, 8, 8);
    return new FeatureMap(values.length, 1, 1, values, cells);
  }

  private static SourceDepth depth(double z, double confidence) {
    return new SourceDepth(
        1, 1, new float[] {(float) (1 / z)}, new float[] {(float) confidence}, 0.005f);
  }

  private static List<Vec3> points(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Vec3> points = new ArrayList<>();
    for (int n = 0; n < 150; n++) {
      points.add(new Vec3(random.nextDouble(-1, 1), random.nextDouble(-0.9, 0.9), 0));
    }
    return points;
  }

  @Test
  void everyViewThatSeesAPointSaysWhereItIs() {
    List<PointView> views =
        cameras().stream().map(c -> new PointView(c, places(c), SourceDepth.unknown())).toList();
    List<Vec3> points = points(1);
    for (RobustMean mean : List.of(RobustMean.PLAIN, RobustMean.MEDIAN)) {
      LiftedPoints lifted = new PointLift(Visibility.DEFAULT, mean).onto(points, views, workers);
      assertEquals(points.size(), lifted.count());
      for (int n = 0; n < points.size(); n++) {
        // Places are nearly linear from texel to texel, and texels are 0.3 wide.
        assertEquals(points.get(n).x(), lifted.features()[2 * n], 0.01, "point " + n);
        assertEquals(points.get(n).y(), lifted.features()[2 * n + 1], 0.01, "point " + n);
        assertEquals(5 * Visibility.DEFAULT.unknown(), lifted.weights()[n], 1e-6);
      }
    }
  }

  @Test
  void aCameraOfAnotherSizeSeesTheSame() {
    List<Vec3> points = points(2);
    Camera camera = cameras().get(1);
    PointView small = new PointView(camera, places(camera), SourceDepth.unknown());
    PointView large = new PointView(camera.resized(560, 480), places(camera), small.depth());
    assertArrayEquals(
        PointLift.DEFAULT.onto(points, List.of(small), workers).features(),
        PointLift.DEFAULT.onto(points, List.of(large), workers).features(),
        1e-5f);
  }

  /** One view looks at something that stands before the point, and says so by its depth. */
  @Test
  void aHiddenPointIsNotSeen() {
    Camera camera = PlaneScene.camera(0, 0);
    PointView sees = new PointView(camera, constant(1), depth(4, 1));
    PointView hidden = new PointView(camera, constant(100), depth(3, 1));
    PointLift lift = new PointLift(Visibility.DEFAULT, RobustMean.PLAIN);
    LiftedPoints lifted = lift.onto(List.of(Vec3.ZERO), List.of(sees, hidden), workers);
    // Inverse depths differ by 1/12 = 8 tolerances of 0.01.
    assertEquals(1, lifted.features()[0], 1e-6);
    assertEquals(1, lifted.weights()[0], 1e-6);
    LiftedPoints none = lift.onto(List.of(Vec3.ZERO), List.of(hidden), workers);
    assertTrue(none.weights()[0] < 1e-6);
  }

  @Test
  void aViewOfUnknownDepthCountsLess() {
    Camera camera = PlaneScene.camera(0, 0);
    PointView knows = new PointView(camera, constant(0), depth(4, 1));
    PointView unsure = new PointView(camera, constant(1), depth(3, 0));
    PointLift lift = new PointLift(new Visibility(2, 0.25), RobustMean.PLAIN);
    LiftedPoints lifted = lift.onto(List.of(Vec3.ZERO), List.of(knows, unsure), workers);
    assertEquals(0.25 / 1.25, lifted.features()[0], 1e-6);
    PointLift strict = new PointLift(new Visibility(2, 0), RobustMean.PLAIN);
    LiftedPoints alone = strict.onto(List.of(Vec3.ZERO), List.of(unsure), workers);
    assertArrayEquals(new float[] {0}, alone.weights());
    assertArrayEquals(new float[] {0}, alone.features());
  }

  @Test
  void theMedianForgetsAViewThatDisagrees() {
    List<PointView> views = new ArrayList<>();
    for (Camera camera : cameras()) {
      views.add(new PointView(camera, constant(2, -3), SourceDepth.unknown()));
    }
    views.set(3, new PointView(cameras().get(3), constant(90, 40), SourceDepth.unknown()));
    float[] found = PointLift.DEFAULT.onto(List.of(Vec3.ZERO), views, workers).features();
    assertArrayEquals(new float[] {2, -3}, found, 0.02f);
  }

  @Test
  void whatNoViewSeesIsZero() {
    Camera camera = PlaneScene.camera(0, 0);
    List<PointView> views = List.of(new PointView(camera, constant(7), SourceDepth.unknown()));
    List<Vec3> away = List.of(new Vec3(0, 0, -9), new Vec3(50, 0, 0), Vec3.ZERO);
    LiftedPoints lifted = PointLift.DEFAULT.onto(away, views, workers);
    assertArrayEquals(new float[] {0, 0, 7}, lifted.features());
    assertArrayEquals(new float[] {0, 0, 0.1f}, lifted.weights(), 1e-7f);
  }

  @Test
  void viewsNeedMapsOfEqualChannels() {
    Camera camera = PlaneScene.camera(0, 0);
    PointView one = new PointView(camera, constant(7), SourceDepth.unknown());
    PointView two = new PointView(camera, constant(7, 8), SourceDepth.unknown());
    for (List<PointView> views : List.of(List.of(one, two), List.<PointView>of())) {
      assertThrows(
          IllegalArgumentException.class,
          () -> PointLift.DEFAULT.onto(List.of(Vec3.ZERO), views, workers));
    }
  }

  @Test
  void voxelsHoldTheirPoints() {
    List<Vec3> points = points(3);
    VoxelGrid voxels = VoxelGrid.of(points, 0.25);
    assertTrue(voxels.centres().size() < points.size());
    assertEquals(voxels.centres().size(), Arrays.stream(voxels.voxelOf()).distinct().count());
    assertEquals(voxels.centres().size(), voxels.centres().stream().distinct().count());
    for (int n = 0; n < points.size(); n++) {
      Vec3 offset = points.get(n).minus(voxels.centres().get(voxels.voxelOf()[n]));
      assertTrue(Math.abs(offset.x()) <= 0.125 + 1e-12 && Math.abs(offset.y()) <= 0.125 + 1e-12);
    }
    assertThrows(IllegalArgumentException.class, () -> VoxelGrid.of(points, 0));
    List<Vec3> nowhere = List.of(new Vec3(Double.NaN, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> VoxelGrid.of(nowhere, 1));
  }

  @Test
  void cellsGatherWhereTheirRaysEnd() {
    PointMeans means = new PointMeans(3, 2);
    CellLayout cells = new CellLayout(1, 0, 3, 1);
    FeatureMap first = new FeatureMap(2, 1, 3, new float[] {1, 10, 2, 20, 9, 9}, cells);
    FeatureMap second = new FeatureMap(2, 1, 3, new float[] {5, 50, 9, 9, 9, 9}, cells);
    means.add(first, new int[] {0, 1, -1}, new float[] {0.5f, 1, 1});
    means.add(second, new int[] {0, 2, -1}, new float[] {1.5f, 0, 1});
    LiftedPoints points = means.means();
    assertArrayEquals(new float[] {4, 40, 2, 20, 0, 0}, points.features(), 1e-5f);
    assertArrayEquals(new float[] {2, 1, 0}, points.weights());
    assertThrows(IllegalArgumentException.class, () -> means.add(first, new int[2], new float[3]));
  }
}
