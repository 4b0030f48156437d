package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The corrected aggregator: what it owes to the views that see a sample, and to no others. */
class AggregatorTest {
  private static final int RAYS = 3;
  private static final int SAMPLES = 9;
  private static final int VIEWS = 4;
  private static final int CHANNELS = AggregatorSettings.COMPACT.channels() + 3;
  private static final int DIFFERENCES = Conventions.CORRECTED.differenceChannels();

  private static Aggregator aggregator;
  private static ParameterSet set;

  private TensorScope scope;
  private Gradients.Mode inference;

  @BeforeAll
  static void compile() {
    aggregator = new Aggregator(AggregatorSettings.COMPACT);
    set = ParameterSet.initial(aggregator.parameters(), 5);
  }

  @AfterAll
  static void release() {
    set.close();
    aggregator.close();
  }

  @BeforeEach
  void open() {
    scope = TensorScope.open();
    inference = Gradients.unrecorded();
  }

  @AfterEach
  void close() {
    inference.close();
    scope.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aViewThatDoesNotSeeASampleHasNoSay(long seed) {
    float[] masks = masks(seed);
    float[] features = values(seed, masks.length * CHANNELS);
    float[] differences = values(seed + 1, masks.length * DIFFERENCES);
    Aggregator.Output before = apply(features, differences, masks);
    for (int entry = 0; entry < masks.length; entry++) {
      if (masks[entry] == 0) {
        Arrays.fill(features, entry * CHANNELS, (entry + 1) * CHANNELS, 3 + entry);
        Arrays.fill(differences, entry * DIFFERENCES, (entry + 1) * DIFFERENCES, -2);
      }
    }
    Aggregator.Output after = apply(features, differences, masks);
    assertArrayEquals(before.colour().toFloatArray(), after.colour().toFloatArray());
    assertArrayEquals(before.density().toFloatArray(), after.density().toFloatArray());
    assertArrayEquals(before.blending().toFloatArray(), after.blending().toFloatArray());
  }

  @Test
  void theOrderOfTheViewsDoesNotMatter() {
    float[] masks = masks(4);
    NDArray features = features(values(4, masks.length * CHANNELS));
    NDArray differences =
        scope.floats(values(5, masks.length * DIFFERENCES), RAYS, SAMPLES, VIEWS, DIFFERENCES);
    NDArray mask = scope.floats(masks, RAYS, SAMPLES, VIEWS, 1);
    NDArray order = scope.longs(new long[] {2, 0, 3, 1}, VIEWS);
    Aggregator.Output before = apply(features, differences, mask);
    Aggregator.Output after =
        apply(ordered(features, order), ordered(differences, order), ordered(mask, order));
    // Sums over views in another order, in float32, through some ten layers.
    close("colour", before.colour(), after.colour());
    close("density", before.density(), after.density());
    close("blending", ordered(before.blending(), order), after.blending());
  }

  private static NDArray ordered(NDArray x, NDArray order) {
    return x.get(new NDIndex(":, :, {}", order));
  }

  private static void close(String what, NDArray expected, NDArray found) {
    assertClose(what, expected.toFloatArray(), found.toFloatArray(), 1e-5);
  }

  @Test
  void blendingWeightsSumToOneWhereSomeViewSeesASample() {
    float[] masks = masks(6);
    float[] blending = random(masks).blending().toFloatArray();
    for (int point = 0; point < masks.length / VIEWS; point++) {
      double sum = 0;
      boolean seen = false;
      for (int entry = point * VIEWS; entry < (point + 1) * VIEWS; entry++) {
        sum += blending[entry];
        seen |= masks[entry] > 0;
        assertTrue(blending[entry] >= 0 && (masks[entry] > 0 || blending[entry] == 0));
      }
      assertEquals(seen ? 1 : 0, sum, 1e-6); // float32 sum
    }
  }

  @Test
  void theOnlyViewThatSeesASampleGivesItsColour() {
    float[] masks = new float[RAYS * SAMPLES * VIEWS];
    for (int point = 0; point < RAYS * SAMPLES; point++) {
      masks[point * VIEWS + point % VIEWS] = 1;
    }
    assertArrayEquals(masks, random(masks).blending().toFloatArray());
  }

  @Test
  void whatNoViewSeesIsEmpty() {
    float[] masks = masks(8);
    float[] density = random(masks).density().toFloatArray();
    for (int point = 0; point < density.length; point++) {
      float seen = 0;
      for (int v = 0; v < VIEWS; v++) {
        seen += masks[point * VIEWS + v];
      }
      assertEquals(seen > 0, density[point] > 0);
    }
  }

  @Test
  void allRaysUnseenGiveZerosAndNoNaN() {
    Aggregator.Output out = random(new float[RAYS * SAMPLES * VIEWS]);
    assertArrayEquals(new float[RAYS * SAMPLES], out.density().toFloatArray());
    assertArrayEquals(new float[RAYS * SAMPLES * 3], out.colour().toFloatArray());
  }

  /** Ray 0 is seen by all views at its first sample and by none at its last. */
  private static float[] masks(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] masks = new float[RAYS * SAMPLES * VIEWS];
    for (int i = 0; i < masks.length; i++) {
      masks[i] = random.nextInt(2);
    }
    Arrays.fill(masks, 0, VIEWS, 1);
    Arrays.fill(masks, (SAMPLES - 1) * VIEWS, SAMPLES * VIEWS, 0);
    return masks;
  }

  private static float[] values(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  private NDArray features(float[] values) {
    return scope.floats(values, RAYS, SAMPLES, VIEWS, CHANNELS);
  }

  private Aggregator.Output random(float[] masks) {
    return apply(
        values(20, masks.length * CHANNELS), values(21, masks.length * DIFFERENCES), masks);
  }

  private Aggregator.Output apply(float[] features, float[] differences, float[] masks) {
    return apply(
        features(features),
        scope.floats(differences, RAYS, SAMPLES, VIEWS, DIFFERENCES),
        scope.floats(masks, RAYS, SAMPLES, VIEWS, 1));
  }

  private Aggregator.Output apply(NDArray features, NDArray differences, NDArray mask) {
    return aggregator.apply(
        features, differences, mask, OriginalAggregator.position(SAMPLES, scope), set);
  }
}
