package dev.lift3d.correction.corrector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.AdamW;
import dev.lift3d.core.tensor.ParameterSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Views that all show one constant feature, but for a little noise and one view that shows
 * something else: a short training turns that view down, for other features and other channels.
 */
class OutlierTest {
  private static final int STEPS = 200;

  private static AgnosticWeights trained;

  private final SplittableRandom random = new SplittableRandom(8);

  @BeforeAll
  static void train() {
    SplittableRandom random = new SplittableRandom(5);
    try (AgnosticLearner learner = new AgnosticLearner(AgnosticWeights.initial(6));
        ParameterSet replica = learner.parameters().replica();
        AdamW optimizer = new AdamW(learner.parameters(), AdamW.Settings.DEFAULT)) {
      for (int step = 0; step < STEPS; step++) {
        Case example = example(4 + random.nextInt(4), 2 + random.nextInt(20), random);
        Lesson lesson = learner.lesson(example.truth(), RandomChunk.RAYS);
        lesson.correct(example.chunk(), 0, new float[0]);
        replica.forgetGradients();
        lesson.differentiate(replica, 1);
        optimizer.step(List.of(replica), 0.02);
      }
      trained = learner.weights();
    }
  }

  /** Rays and what they should show. */
  private record Case(CorrectionChunk chunk, float[] truth) {}

  private static Case example(int views, int channels, SplittableRandom random) {
    float[] feature = gaussian(channels, random);
    List<FeatureMap> maps = new ArrayList<>();
    int outlier = random.nextInt(views);
    for (int v = 0; v < views; v++) {
      float[] shown = v == outlier ? gaussian(channels, random) : feature;
      float[] data = new float[6 * channels];
      for (int i = 0; i < data.length; i++) {
        data[i] = shown[i % channels] + (float) (0.05 * random.nextGaussian());
      }
      maps.add(RandomChunk.map(channels, data));
    }
    float[] truth = new float[RandomChunk.RAYS * channels];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = feature[i % channels];
    }
    return new Case(RandomChunk.of(maps, random.split()), truth);
  }

  private static float[] gaussian(int channels, SplittableRandom random) {
    float[] out = new float[channels];
    for (int c = 0; c < channels; c++) {
      out[c] = (float) random.nextGaussian();
    }
    return out;
  }

  private static double error(Corrector corrector, Case example) {
    float[] found = RandomChunk.corrected(corrector, example.chunk());
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      sum += (found[i] - example.truth()[i]) * (double) (found[i] - example.truth()[i]);
    }
    return sum / found.length;
  }

  @ParameterizedTest
  @CsvSource({"5,8", "9,300", "4,2000"})
  void theOutlierIsTurnedDown(int views, int channels) {
    Corrector corrector = new AgnosticCorrector(trained);
    Corrector untrained = new AgnosticCorrector(AgnosticWeights.initial(6));
    double before = 0;
    double after = 0;
    for (int i = 0; i < 20; i++) {
      Case example = example(views, channels, random);
      before += error(untrained, example);
      after += error(corrector, example);
    }
    // An even mean of a few views keeps a few per cent of the outlier; noise alone would be 1e-3.
    assertTrue(before / 20 > 0.02, "before: " + before / 20);
    assertTrue(after < before / 5, "from " + before / 20 + " to " + after / 20);
  }

  /** Where all agree there is nothing to turn down, and the noise is averaged as before. */
  @Test
  void viewsThatAgreeAreLeftAlone() {
    int channels = 30;
    float[] feature = gaussian(channels, random);
    List<FeatureMap> maps = new ArrayList<>();
    for (int v = 0; v < 6; v++) {
      float[] data = new float[6 * channels];
      for (int i = 0; i < data.length; i++) {
        data[i] = feature[i % channels] + (float) (0.05 * random.nextGaussian());
      }
      maps.add(RandomChunk.map(channels, data));
    }
    float[] truth = new float[RandomChunk.RAYS * channels];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = feature[i % channels];
    }
    Case example = new Case(RandomChunk.of(maps, random.split()), truth);
    double before = error(new AgnosticCorrector(AgnosticWeights.initial(6)), example);
    double after = error(new AgnosticCorrector(trained), example);
    // Trained where one view always lies, it stays a little suspicious.
    assertTrue(after < 2 * before, "from " + before + " to " + after);
  }
}
