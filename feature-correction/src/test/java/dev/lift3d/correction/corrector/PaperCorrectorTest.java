package dev.lift3d.correction.corrector;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.FeatureMap;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperCorrectorTest {
  private static final PaperWeights WEIGHTS = RandomChunk.paper(5);
  private static final Corrector FACTORISED = new PaperCorrector(WEIGHTS);

  @ParameterizedTest
  @CsvSource({"1,1", "3,16", "2,767", "4,768", "3,769", "2,2000"})
  void behindCompositingItIsWhatThePaperSays(int views, int channels) {
    CorrectionChunk chunk = RandomChunk.of(views, channels, channels);
    float[] literal = RandomChunk.corrected(new PerSampleCorrector(WEIGHTS), chunk);
    float[] factorised = RandomChunk.corrected(FACTORISED, chunk);
    // Sums of up to 768 products in float32: values are up to 4.
    assertClose("features", literal, factorised, 1e-5);
    assertTrue(difference(literal, RandomChunk.shared(chunk)) > 0.05, "it corrects something");
  }

  private static double difference(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "5,40", "3,1000"})
  void untrainedItIsSharedWeights(int views, int channels) {
    CorrectionChunk chunk = RandomChunk.of(views, channels, 3);
    PaperWeights fresh = PaperWeights.initial(RandomChunk.IMAGE, 4);
    assertClose(
        "features",
        RandomChunk.shared(chunk),
        RandomChunk.corrected(new PaperCorrector(fresh), chunk),
        1e-5);
  }

  @ParameterizedTest
  @CsvSource({"1000,0", "1,50", "0.01,-3"})
  void theOperatorsScaleDoesNotMatter(double factor, double offset) {
    CorrectionChunk chunk = RandomChunk.of(4, 30, 11);
    float[] plain = RandomChunk.corrected(FACTORISED, chunk);
    List<FeatureMap> maps =
        chunk.sources().maps().stream().map(m -> RandomChunk.scaled(m, factor, offset)).toList();
    float[] scaled = RandomChunk.corrected(FACTORISED, RandomChunk.on(chunk, maps));
    float[] expected = new float[plain.length];
    for (int i = 0; i < plain.length; i++) {
      expected[i] = (float) (plain[i] * factor + offset);
    }
    assertClose("features", expected, scaled, 1e-5 * (4 * factor + Math.abs(offset)));
  }

  /** Zeros where a view does not see would win over negative features. */
  @Test
  void viewsThatDoNotSeeAreNotPooled() {
    CorrectionChunk chunk = RandomChunk.of(3, 8, 13);
    float[] masks = chunk.gathered().masks();
    for (int i = 0; i < chunk.rays().across().length; i++) {
      masks[i] = i % 3 == 1 ? 1 : 0;
      chunk.rays().across()[i] = i % 3 == 1 ? 1 : 0;
    }
    List<FeatureMap> maps =
        chunk.sources().maps().stream().map(m -> RandomChunk.scaled(m, 1, -100)).toList();
    SurfaceComposites found = SurfaceComposites.of(RandomChunk.on(chunk, maps));
    // One view: the largest is its own.
    assertClose("pooled", found.features(), found.pooled(), 1e-4);
  }

  @Test
  void raysThatNoViewSeesStayZero() {
    CorrectionChunk chunk = RandomChunk.of(3, 8, 13);
    Arrays.fill(chunk.gathered().masks(), 0);
    float[] nothing = new float[RandomChunk.RAYS * 8];
    assertArrayEquals(nothing, RandomChunk.corrected(FACTORISED, chunk));
    assertArrayEquals(nothing, RandomChunk.corrected(new PerSampleCorrector(WEIGHTS), chunk));
  }

  @Test
  void otherImageFeaturesAreRefused() {
    CorrectionChunk chunk = RandomChunk.of(2, 4, 1);
    Corrector other = new PaperCorrector(PaperWeights.initial(9, 1));
    assertThrows(IllegalArgumentException.class, () -> RandomChunk.corrected(other, chunk));
  }
}
