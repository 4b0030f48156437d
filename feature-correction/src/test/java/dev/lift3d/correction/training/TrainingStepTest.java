package dev.lift3d.correction.training;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static dev.lift3d.core.testing.Closeness.largest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.RaySampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStepTest {
  private static final int PARTS = 3;
  private static final StepSettings PLAIN = new StepSettings(new RaySampling(8, 0), 5, 0);
  private static final StepSettings BOTH = new StepSettings(new RaySampling(8, 4), 5, 0.1);

  private final Workers one = Workers.start(1);
  private final LiftingNetwork network = TinyTraining.network(3);
  private final TrainingBatch batch = TinyTraining.batches(TinyTraining.plan(2, 10), one).batch(0);

  @AfterEach
  void close() {
    network.close();
    one.close();
  }

  private List<HostArray> gradients(Workers workers, StepSettings settings) {
    try (TrainingStep step = new TrainingStep(network, workers)) {
      return gradients(step, settings);
    }
  }

  private List<HostArray> gradients(TrainingStep step, StepSettings settings) {
    step.differentiate(batch, settings, 77);
    List<HostArray> all = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      all.addAll(TinyTraining.gradient(step, part));
    }
    return all;
  }

  /** Sums of some thousand float32 terms in another order. */
  private static void assertSameSums(List<HostArray> expected, List<HostArray> found) {
    double overall = expected.stream().mapToDouble(a -> largest(a.toFloats())).max().orElseThrow();
    for (int i = 0; i < expected.size(); i++) {
      float[] e = expected.get(i).toFloats();
      // The second term is for gradients that are zero but for rounding, as before a softmax.
      assertClose("parameter " + i, e, found.get(i).toFloats(), 1e-4 * largest(e) + 1e-6 * overall);
    }
  }

  @Test
  void everyParameterTakesPart() {
    int zeros = 0;
    for (HostArray gradient : gradients(one, BOTH)) {
      zeros += largest(gradient.toFloats()) == 0 ? 1 : 0;
    }
    // Softmax does not see a shift: the biases of both rgb_fc.4 have no gradient but rounding.
    assertTrue(zeros <= 2, zeros + " parameters have no gradient");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theNumberOfWorkersDoesNotChangeGradients(int count) {
    try (Workers workers = Workers.start(count)) {
      assertSameSums(gradients(one, BOTH), gradients(workers, BOTH));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void repeatedGradientsAgreeToTheLastBit(int count) {
    try (Workers workers = Workers.start(count);
        TrainingStep step = new TrainingStep(network, workers)) {
      List<HostArray> first = gradients(step, BOTH);
      assertEquals(first, gradients(step, BOTH), "nothing is left over from the step before");
      assertEquals(first, gradients(workers, BOTH));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24, 1000})
  void theSizeOfAChunkDoesNotChangeGradients(int chunk) {
    // Without fine samples: those amplify rounding where the coarse weights are nearly zero.
    StepSettings other = new StepSettings(PLAIN.sampling(), chunk, 0.1);
    StepSettings plain = new StepSettings(PLAIN.sampling(), PLAIN.chunk(), 0.1);
    assertSameSums(gradients(one, plain), gradients(one, other));
  }

  @Test
  void theLossIsThatOfTheErrorsReported() {
    try (TrainingStep step = new TrainingStep(network, one)) {
      TrainingStep.Errors few = step.differentiate(batch, PLAIN, 77);
      TrainingStep.Errors many =
          step.differentiate(batch, new StepSettings(PLAIN.sampling(), 1000, 0), 77);
      assertEquals(few.coarse(), many.coarse(), 1e-6 * few.coarse());
      assertEquals(few.fine(), many.fine(), 1e-6 * few.fine());
      assertEquals(0.15, few.coarse(), 0.15, "colours in [0, 1] are off by less than all");
    }
  }

  /**
   * The way through chunks, gathers and cut graphs against the loss itself. Each parameter tensor
   * moves in a random direction of its own, signed so that what it adds to the slope is positive:
   * nothing can cancel out, and a part that is missing shows.
   *
   * <p>The loss is known to about 1e-8; rounding takes at most a fifth of the tolerance. What is
   * left is the curvature and the kinks of the rectifiers: few in the aggregators, thousands in the
   * feature network, which is why several directions are added up, and smaller steps are taken: on
   * a plane where all views agree, logarithms of variances bend.
   */
  @ParameterizedTest
  @CsvSource({"0,6,8e-5,0.06", "1,1,1.5e-3,0.01", "2,1,8e-4,0.01"})
  void gradientsAreTheSlopeOfTheLoss(int part, int directions, double size, double tolerance) {
    try (TrainingStep step = new TrainingStep(network, one)) {
      step.differentiate(batch, PLAIN, 77);
      List<HostArray> gradient = TinyTraining.gradient(step, part);
      ParameterSet set = network.parameters().sets().get(part);
      SplittableRandom random = new SplittableRandom(5);
      double slope = 0;
      double difference = 0;
      for (int n = 0; n < directions; n++) {
        List<float[]> direction = ascending(set, gradient, random);
        slope += slope(gradient, direction);
        difference += loss(step, set, direction, size) - loss(step, set, direction, -2 * size);
        move(set, direction, size); // back
      }
      assertEquals(slope, difference / (2 * size), tolerance * slope);
      double rounding = 1e-8 * directions;
      assertTrue(tolerance * slope * size > 5 * rounding, "rounding matters: " + slope * size);
    }
  }

  /** A random direction, each tensor's signed so that the loss rises with it. */
  private static List<float[]> ascending(
      ParameterSet set, List<HostArray> gradient, SplittableRandom random) {
    Map<String, HostArray> values = set.toHost();
    List<float[]> direction = new ArrayList<>();
    for (int i = 0; i < gradient.size(); i++) {
      float[] d = direction(values.get(set.specs().get(i).name()).toFloats(), random);
      boolean falling = dot(gradient.get(i).toFloats(), d) < 0;
      for (int j = 0; j < d.length && falling; j++) {
        d[j] = -d[j];
      }
      direction.add(d);
    }
    return direction;
  }

  private static double slope(List<HostArray> gradient, List<float[]> direction) {
    double slope = 0;
    for (int i = 0; i < gradient.size(); i++) {
      slope += dot(gradient.get(i).toFloats(), direction.get(i));
    }
    return slope;
  }

  private double loss(TrainingStep step, ParameterSet set, List<float[]> direction, double by) {
    move(set, direction, by);
    TrainingStep.Errors errors = step.differentiate(batch, PLAIN, 77);
    return errors.coarse() + errors.fine();
  }

  private static void move(ParameterSet set, List<float[]> direction, double by) {
    for (int i = 0; i < direction.size(); i++) {
      float[] values = set.toHost().get(set.specs().get(i).name()).toFloats();
      for (int j = 0; j < values.length; j++) {
        values[j] += (float) (by * direction.get(i)[j]);
      }
      set.set(i, values);
    }
  }

  /** Random, about as large as the values are. */
  private static float[] direction(float[] values, SplittableRandom random) {
    double square = 0;
    for (float v : values) {
      square += v * v;
    }
    double size = Math.max(0.05, Math.sqrt(square / values.length));
    float[] d = new float[values.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = (float) (size * random.nextGaussian());
    }
    return d;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
