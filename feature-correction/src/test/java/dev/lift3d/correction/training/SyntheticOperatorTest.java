package dev.lift3d.correction.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import dev.lift3d.correction.PlaneScene;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticOperatorTest {
  private static final FeatureBatch BATCH = batch();

  private static FeatureBatch batch() {
    Scene scene = PlaneScene.of(4, PlaneScene.waves(2));
    List<TrainingView> views = scene.views().stream().map(SyntheticOperatorTest::view).toList();
    List<SourceDepth> depths = Collections.nCopies(3, SourceDepth.unknown());
    return new FeatureBatch("plane", PlaneScene.RANGE, views.get(0), views.subList(1, 4), depths);
  }

  private static TrainingView view(View view) {
    Image depth = view.depth().orElseThrow().get();
    return new TrainingView(view.camera(), view.photograph().get(), depth.data());
  }

  private static List<TrainingOperator> drawn(long seed) {
    return SyntheticOperator.drawSome(BATCH, new SplittableRandom(seed));
  }

  /**
   * Followed along a point of the plane, the truth is much the same: cells average over what they
   * cover, and some operators turn a little with the direction of view.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theTruthFollowsThePlace(long seed) {
    TrainingView target = BATCH.target();
    TrainingView source = BATCH.sources().get(0);
    for (TrainingOperator operator : drawn(seed)) {
      FeatureMap here = operator.truth(target);
      FeatureMap there = operator.truth(source);
      double same = difference(here, target, there, source, 0);
      double elsewhere = difference(here, target, there, source, 12);
      assertTrue(same < 0.5 * elsewhere, operator.name() + ": " + same + " and " + elsewhere);
    }
  }

  /** Mean squared difference at points seen in both views, looked up some pixels beside. */
  private static double difference(
      FeatureMap here, TrainingView target, FeatureMap there, TrainingView source, int beside) {
    Camera camera = target.camera().resized(here.cells().imageWidth(), here.cells().imageHeight());
    Camera other = source.camera().resized(there.cells().imageWidth(), there.cells().imageHeight());
    float[] seen = new float[there.channels()];
    double sum = 0;
    int count = 0;
    for (int row = 1; row < here.height() - 1; row++) {
      for (int col = 1; col < here.width() - 1; col++) {
        double u = here.cells().centre(col);
        double v = here.cells().centre(row);
        Vec3 ray = camera.rayDirection(u, v);
        Vec3 point = camera.unproject(u, v, -camera.pose().centreInWorld().z() / ray.z());
        Vec3 at = other.project(point);
        double x = at.x() + beside;
        if (x > 4 && x < there.cells().imageWidth() - 4 && at.y() > 4 && at.y() < 40) {
          there.sample(x, at.y(), seen);
          for (int c = 0; c < seen.length; c++) {
            double d = seen[c] - here.data()[(row * here.width() + col) * seen.length + c];
            sum += d * d;
            count++;
          }
        }
      }
    }
    assertTrue(count > 0, "the views overlap");
    return sum / count;
  }

  @Test
  void operatorsOfAStepShareAGridAndDifferInChannels() {
    TreeSet<Integer> channels = new TreeSet<>();
    for (long seed = 0; seed < 5; seed++) {
      List<TrainingOperator> operators = drawn(seed);
      FeatureMap first = operators.get(0).truth(BATCH.target());
      for (TrainingOperator operator : operators) {
        FeatureMap map = operator.truth(BATCH.target());
        assertEquals(first.cells(), map.cells());
        channels.add(map.channels());
      }
    }
    assertTrue(
        channels.size() > 10 && channels.first() < 10 && channels.last() > 100, "" + channels);
  }

  @Test
  void faultsAreAFunctionOfTheSeedAndDifferFromViewToView() {
    TrainingOperator operator = drawn(4).get(0);
    TrainingView view = BATCH.sources().get(1);
    float[] once = operator.seen(view, new SplittableRandom(8)).data();
    assertArrayEquals(once, operator.seen(view, new SplittableRandom(8)).data());
    assertFalse(Arrays.equals(once, operator.seen(view, new SplittableRandom(9)).data()));
    assertFalse(Arrays.equals(once, operator.truth(view).data()));
  }
}
