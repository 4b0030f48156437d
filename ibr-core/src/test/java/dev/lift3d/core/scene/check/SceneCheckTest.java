package dev.lift3d.core.scene.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall at z = 0 with a pattern on it, photographed from an arc at z = -4. */
class SceneCheckTest {
  private static final Intrinsics LENS = new Intrinsics(50, 50, 32, 24, 64, 48);
  private static final Vec3 UP = new Vec3(0, -1, 0);
  private static final DepthRange RANGE = new DepthRange(3.5, 5.5);

  @Test
  void aSoundSceneHasNoWarning() {
    SceneReport report = check(scene(wall(7)));
    assertEquals(List.of(), report.warnings());
    assertEquals(7, report.contents().views());
    assertEquals(List.of(new SceneReport.SizeCount(64, 48, 7)), report.photographs().sizes());
    assertEquals(50, report.cameras().focalLength().median());
    assertEquals(2 * Math.toDegrees(Math.atan(0.64)), report.cameras().fieldOfView().max(), 1e-9);
    assertEquals(400, report.depths().points());
    assertEquals(new Spread(3.5, 3.5, 3.5), report.depths().near());
  }

  @Test
  void everyPhotographIsReadOnceAndCounted() {
    int[] read = {0};
    Scene scene = scene(wall(7));
    SceneCheck.of(scene, () -> read[0]++);
    assertEquals(7, read[0]);
    assertEquals(7, SceneCheck.photographsToRead(scene));
  }

  /** Cameras so near to each other that all see the same: each ray is seen by all the others. */
  @Test
  void coverageCountsTheOtherViewsThatSeeARay() {
    List<View> views =
        IntStream.range(0, 5).mapToObj(i -> at("v" + i, new Vec3(0.01 * i, 0, -4))).toList();
    SceneReport.Coverage coverage = check(scene(views)).coverage();
    assertEquals(4, coverage.viewsPerRay().median());
    assertEquals(4, coverage.viewsPerRay().max());
    assertEquals(5, coverage.targets());
    assertEquals(5 * 16 * 12, coverage.rays());
    assertTrue(coverage.poorlySeen() < 0.1, () -> "poorly seen: " + coverage.poorlySeen());
  }

  /** Three cameras in a row, each half a picture further: the middle one is seen twice over. */
  @Test
  void coverageFollowsTheOverlap() {
    double half = 4 * 0.64; // half a picture's width at depth 4
    List<View> views =
        IntStream.range(0, 3)
            .mapToObj(i -> new Vec3(half * i, 0, -4))
            .map(c -> view("x" + c.x(), Pose.lookingAt(c, new Vec3(c.x(), 0, 0), UP)))
            .toList();
    DepthRange thin = new DepthRange(3.999, 4.001);
    Scene scene = new Scene("s", "test", views, thin, SparsePoints.NONE, List.of());
    SceneReport.Coverage coverage = check(scene).coverage();
    assertEquals(new Spread(0, 1, 1), coverage.viewsPerRay());
    assertEquals(1.0, coverage.poorlySeen());
  }

  @Test
  void aViewThatLooksAwayIsNamed() {
    List<View> views = wall(7);
    Vec3 centre = new Vec3(0, 0, -4);
    views.set(3, view("away", Pose.lookingAt(centre, new Vec3(0, 0, -9), UP)));
    assertOneWarning("view away: nothing in common", bare(views));
  }

  @Test
  void posesOfTheWrongConventionAreSuspectedAsAWhole() {
    List<View> apart =
        IntStream.range(0, 7)
            .mapToObj(
                i -> {
                  Vec3 c = new Vec3(Math.cos(i * 0.9), 0, Math.sin(i * 0.9));
                  return view("v" + i, Pose.lookingAt(c, c.times(2), UP));
                })
            .toList();
    assertOneWarningOf("7 of 7 views see nothing that another view sees", bare(apart));
  }

  @Test
  void aPoseGivenTwiceIsNamedWithItsTwin() {
    List<View> views = wall(7);
    views.set(5, View.of("twin", views.get(2).camera(), views.get(5).photograph()));
    assertOneWarning("view twin: exactly the pose of view v2", bare(views));
  }

  @Test
  void camerasAtOnePlaceHaveNoParallax() {
    List<View> views =
        IntStream.range(0, 5)
            .mapToObj(
                i -> view("v" + i, Pose.lookingAt(new Vec3(0, 0, -4), new Vec3(0.1 * i, 0, 0), UP)))
            .toList();
    assertOneWarning("no parallax", bare(views));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1000, 3.51})
  void anOddDepthRangeIsNamed(double far) {
    DepthRange odd = new DepthRange(3.5, far);
    Scene scene = new Scene("s", "test", wall(7), odd, SparsePoints.NONE, List.of());
    assertOneWarningOf("correct near and far", scene);
  }

  @Test
  void pointsOutsideTheRangeAndBehindTheCamerasAreNamed() {
    Scene sound = scene(wall(7));
    Scene shallow =
        new Scene("s", "test", sound.views(), new DepthRange(1, 3), sound.points(), List.of());
    assertOneWarningOf("lie outside the depth range", shallow);
    List<Vec3> mirrored =
        sound.points().positions().stream().map(p -> new Vec3(p.x(), p.y(), -20)).toList();
    Scene behind =
        new Scene(
            "s",
            "test",
            sound.views(),
            RANGE,
            new SparsePoints(mirrored, sound.points().seenIn()),
            List.of());
    assertOneWarning("lie behind them", behind);
  }

  @Test
  void anUnreadablePhotographIsNamed() {
    List<View> views = wall(7);
    views.set(
        4,
        View.of(
            "broken",
            views.get(4).camera(),
            () -> {
              throw new InputException("broken.png: cut short");
            }));
    assertOneWarning("view broken cannot be read: broken.png: cut short", bare(views));
  }

  @Test
  void aBlackPhotographIsNamed() {
    List<View> views = wall(7);
    views.set(1, View.of("night", views.get(1).camera(), () -> Image.zeros(64, 48, 3)));
    assertOneWarning("view night: almost black", bare(views));
  }

  @Test
  void differingExposureIsNamed() {
    List<View> views = wall(7);
    Supplier<Image> usual = views.get(1).photograph();
    views.set(1, View.of("dim", views.get(1).camera(), () -> scaled(usual.get(), 0.2f)));
    assertOneWarning("brightness differs by a factor of", bare(views));
  }

  @Test
  void onePictureUnderTwoPosesIsNamed() {
    List<View> views = wall(7);
    views.set(1, View.of("copy", views.get(1).camera(), views.get(6).photograph()));
    assertOneWarning("views copy, v6: the same picture", bare(views));
  }

  @Test
  void aPhotographThatDoesNotFitItsCameraIsNamed() {
    List<View> views = wall(7);
    views.set(2, View.of("wrong", views.get(2).camera(), () -> noise(5)));
    assertOneWarning("view wrong: points lie elsewhere", scene(views));
  }

  @Test
  void photographsInAnotherOrderThanThePosesAreSuspectedAsAWhole() {
    List<View> views = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      int seed = i;
      views.add(View.of("v" + i, wall(7).get(i).camera(), () -> noise(seed)));
    }
    assertOneWarning("the pictures and the poses are not in the same order", scene(views));
  }

  @Test
  void mixedSizesAreListed() {
    List<View> views = wall(7);
    Camera half = views.get(0).camera().resized(32, 24);
    views.set(0, View.of("half", half, () -> photograph(half)));
    assertOneWarning("photographs of 2 sizes: 6 of 64 x 48, 1 of 32 x 24", bare(views));
  }

  @Test
  void aFocalLengthInMillimetresIsNamed() {
    List<View> views = wall(7);
    Intrinsics wide = new Intrinsics(2, 2, 32, 24, 64, 48);
    views.set(0, View.of("mm", new Camera(wide, views.get(0).camera().pose()), () -> noise(1)));
    assertOneWarningOf("view mm: a field of view of 173 degrees", bare(views));
  }

  @Test
  void oneViewAloneIsReportedAndNotEnough() {
    SceneReport report = check(bare(wall(7).subList(0, 1)));
    assertEquals(1, report.warnings().size(), () -> "warnings: " + report.warnings());
    assertTrue(report.warnings().get(0).startsWith("only 1 view"));
    assertTrue(report.cameras().neighbourDistance().isEmpty());
  }

  private static void assertOneWarning(String part, Scene scene) {
    List<String> warnings = check(scene).warnings();
    assertEquals(1, warnings.size(), () -> "warnings: " + warnings);
    assertTrue(warnings.get(0).contains(part), () -> part + " expected in " + warnings);
  }

  /** For faults that cannot come alone: too deep a range also changes what is covered. */
  private static void assertOneWarningOf(String part, Scene scene) {
    List<String> warnings = check(scene).warnings();
    assertEquals(
        1, warnings.stream().filter(w -> w.contains(part)).count(), () -> "warnings: " + warnings);
  }

  private static SceneReport check(Scene scene) {
    return SceneCheck.of(scene, () -> {});
  }

  private static List<View> wall(int count) {
    List<View> views = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      views.add(at("v" + i, new Vec3(0.3 * (i - count / 2), 0.1 * (i % 3), -4)));
    }
    return views;
  }

  private static View at(String name, Vec3 centre) {
    return view(name, Pose.lookingAt(centre, Vec3.ZERO, UP));
  }

  private static View view(String name, Pose pose) {
    Camera camera = new Camera(LENS, pose);
    return View.of(name, camera, () -> photograph(camera));
  }

  private static Scene bare(List<View> views) {
    return new Scene("s", "test", views, RANGE, SparsePoints.NONE, List.of());
  }

  /** With points on the wall, observed by every view that sees them. */
  private static Scene scene(List<View> views) {
    Random random = new Random(3);
    List<Vec3> points =
        IntStream.range(0, 400)
            .mapToObj(i -> new Vec3(3 * random.nextDouble() - 1.5, random.nextDouble() - 0.5, 0))
            .toList();
    List<int[]> seen = new ArrayList<>();
    for (View v : views) {
      seen.add(
          IntStream.range(0, points.size())
              .filter(i -> v.camera().sees(v.camera().project(points.get(i))))
              .toArray());
    }
    return new Scene("s", "test", views, RANGE, new SparsePoints(points, seen), List.of());
  }

  /** What a camera sees of the wall; grey where it looks past it. */
  private static Image photograph(Camera camera) {
    Intrinsics k = camera.intrinsics();
    Image image = Image.zeros(k.width(), k.height(), 3);
    Vec3 centre = camera.pose().centreInWorld();
    for (int row = 0; row < k.height(); row++) {
      for (int col = 0; col < k.width(); col++) {
        Vec3 ray = camera.rayDirection(col + 0.5, row + 0.5);
        double depth = -centre.z() / ray.z();
        Vec3 hit = centre.plus(ray.times(depth));
        double grey = 0.5 + 0.2 * Math.sin(3 * hit.x() + 1) + 0.2 * Math.sin(5 * hit.y());
        for (int c = 0; c < 3; c++) {
          image.set(col, row, c, depth > 0 ? (float) grey : 0.5f + 0.001f * c);
        }
      }
    }
    return image;
  }

  private static Image noise(long seed) {
    Random random = new Random(seed);
    Image image = Image.zeros(64, 48, 3);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = random.nextFloat();
    }
    return image;
  }

  private static Image scaled(Image image, float factor) {
    float[] data = image.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] *= factor;
    }
    return new Image(image.width(), image.height(), image.channels(), data);
  }
}
