package dev.lift3d.correction.corrector;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.LiveTensors;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is trained is what is rendered with, and gradients point where the error rises. */
class LearnerTest {
  private static float[] truth(CorrectionChunk chunk, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] truth = RandomChunk.shared(chunk);
    for (int i = 0; i < truth.length; i++) {
      truth[i] += (float) (0.3 * random.nextGaussian());
    }
    return truth;
  }

  /** Mean squared error of a corrector in squared deviations, by definition. */
  private static double error(Corrector corrector, CorrectionChunk chunk, float[] truth) {
    float[] found = RandomChunk.corrected(corrector, chunk);
    FeatureScale scale = chunk.sources().scale();
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      double miss = (found[i] - truth[i]) * (double) scale.inverse()[i % scale.channels()];
      sum += miss * miss;
    }
    return sum / found.length;
  }

  /** Mean squared errors without and with correction. */
  private record Errors(double shared, double corrected) {}

  private static Errors taught(
      CorrectorLearner learner, CorrectionChunk chunk, float[] truth, ParameterSet replica) {
    Lesson lesson = learner.lesson(truth, RandomChunk.RAYS);
    lesson.correct(chunk, 0, new float[0]);
    return new Errors(lesson.sharedError(), lesson.differentiate(replica, 1));
  }

  @ParameterizedTest
  @CsvSource({"1,3", "6,1", "5,20", "3,1500"})
  void theAgnosticLossIsTheErrorOfWhatIsRendered(int views, int channels) {
    CorrectionChunk chunk = RandomChunk.of(views, channels, 21);
    float[] truth = truth(chunk, 22);
    AgnosticWeights weights = RandomChunk.agnostic(23);
    try (AgnosticLearner learner = new AgnosticLearner(weights);
        ParameterSet replica = learner.parameters().replica()) {
      Errors errors = taught(learner, chunk, truth, replica);
      double shared = error(new AgnosticCorrector(AgnosticWeights.initial(0)), chunk, truth);
      assertEquals(shared, errors.shared(), 1e-5 * (1 + shared));
      double corrected = error(new AgnosticCorrector(weights), chunk, truth);
      assertEquals(corrected, errors.corrected(), 1e-5 * (1 + corrected));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,3", "5,20", "3,768", "2,1500"})
  void thePapersLossIsTheErrorOfWhatIsRendered(int views, int channels) {
    CorrectionChunk chunk = RandomChunk.of(views, channels, 31);
    float[] truth = truth(chunk, 32);
    PaperWeights weights = RandomChunk.paper(33);
    try (PaperLearner learner = new PaperLearner(weights);
        ParameterSet replica = learner.parameters().replica()) {
      Errors errors = taught(learner, chunk, truth, replica);
      PaperWeights fresh = PaperWeights.initial(RandomChunk.IMAGE, 0);
      double shared = error(new PaperCorrector(fresh), chunk, truth);
      assertEquals(shared, errors.shared(), 1e-5 * (1 + shared));
      double corrected = error(new PaperCorrector(weights), chunk, truth);
      assertEquals(corrected, errors.corrected(), 1e-5 * (1 + corrected));
    }
  }

  /**
   * The script's gradient against central differences of the rendered error. What is rendered ends
   * in float32, so that an error of about 1 is known to some 1e-7; over a step of 2e-2 differences
   * are good to 1e-4 and the curve's third derivative adds as much.
   */
  @Test
  void theAgnosticGradientIsTheSlopeOfTheError() {
    CorrectionChunk chunk = RandomChunk.of(6, 50, 41);
    float[] truth = truth(chunk, 42);
    AgnosticWeights weights = RandomChunk.agnostic(43);
    try (AgnosticLearner learner = new AgnosticLearner(weights);
        ParameterSet replica = learner.parameters().replica();
        TensorScope scope = TensorScope.open()) {
      taught(learner, chunk, truth, replica);
      float[][] parts = {weights.hidden(), weights.bias(), weights.output()};
      for (int part = 0; part < parts.length; part++) {
        float[] gradient = Gradients.gradient(replica.tensors().get(part), scope).toFloatArray();
        float[] slopes = new float[gradient.length];
        for (int i = 0; i < slopes.length; i++) {
          double up = error(moved(parts, part, i, 1e-2f), chunk, truth);
          double down = error(moved(parts, part, i, -1e-2f), chunk, truth);
          slopes[i] = (float) ((up - down) / 2e-2);
        }
        assertTrue(largest(slopes) > 1e-3, "part " + part + " matters");
        assertClose("part " + part, slopes, gradient, 2e-4 + 0.02 * largest(slopes));
      }
    }
  }

  private static Corrector moved(float[][] parts, int part, int i, float by) {
    float[][] all = Arrays.stream(parts).map(float[]::clone).toArray(float[][]::new);
    all[part][i] += by;
    return new AgnosticCorrector(new AgnosticWeights(all[0], all[1], all[2]));
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void raysThatNobodySeesTeachNothing() {
    CorrectionChunk chunk = RandomChunk.of(3, 4, 51);
    Arrays.fill(chunk.gathered().masks(), 0);
    float[] truth = new float[RandomChunk.RAYS * 4];
    try (AgnosticLearner agnostic = new AgnosticLearner(RandomChunk.agnostic(1));
        PaperLearner paper = new PaperLearner(RandomChunk.paper(1))) {
      for (CorrectorLearner learner : new CorrectorLearner[] {agnostic, paper}) {
        try (ParameterSet replica = learner.parameters().replica()) {
          assertEquals(new Errors(0, 0), taught(learner, chunk, truth, replica));
        }
      }
    }
  }

  @Test
  void lessonsLeaveNothingBehind() {
    CorrectionChunk chunk = RandomChunk.of(3, 4, 61);
    float[] truth = truth(chunk, 62);
    try (AgnosticLearner learner = new AgnosticLearner(RandomChunk.agnostic(1));
        ParameterSet replica = learner.parameters().replica()) {
      taught(learner, chunk, truth, replica);
      long before = LiveTensors.count();
      taught(learner, chunk, truth, replica);
      assertEquals(before, LiveTensors.count());
    }
  }
}
