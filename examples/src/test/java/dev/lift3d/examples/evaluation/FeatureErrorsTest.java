package dev.lift3d.examples.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeatureErrorsTest {
  private static final float[] TRUTH = {1, 10, 2, 30, 4, 20, 9, 40}; // four cells, two channels

  @Test
  void eachChannelsMeanHasANormalisedErrorOfOne() {
    FeatureErrors errors = errors(new float[] {4, 25, 4, 25, 4, 25, 4, 25});
    assertEquals(1, errors.normalised(), 1e-12);
    assertEquals((9.5 + 125) / 2, errors.meanSquared(), 1e-12, "the mean of the variances");
  }

  @Test
  void theNormalisedErrorDoesNotDependOnTheScaleOfFeatures() {
    float[] lifted = {2, 10, 2, 31, 4, 20, 8, 40};
    double normalised = errors(lifted).normalised();
    float[] larger = TRUTH.clone();
    for (int i = 0; i < larger.length; i++) {
      larger[i] *= 8;
      lifted[i] *= 8;
    }
    FeatureErrors scaled = errors(larger, lifted);
    assertEquals(normalised, scaled.normalised(), 1e-12);
    assertEquals(3 / 8.0 * 64, scaled.meanSquared(), 1e-12);
  }

  @Test
  void theCosineSeesDirectionsOnly() {
    float[] twice = TRUTH.clone();
    float[] across = new float[TRUTH.length];
    for (int i = 0; i < twice.length; i++) {
      twice[i] *= 2;
      across[i] = i % 2 == 0 ? -TRUTH[i + 1] : TRUTH[i - 1];
    }
    assertEquals(1, errors(twice).cosine(), 1e-12);
    assertEquals(0, errors(across).cosine(), 1e-12);
    assertEquals(0, errors(new float[8]).cosine(), 0, "no feature has no direction");
  }

  @Test
  void meansAreOverViews() {
    FeatureErrors mean =
        FeatureErrors.mean(List.of(new FeatureErrors(1, 2, 0), new FeatureErrors(3, 4, 1)));
    assertEquals(new FeatureErrors(2, 3, 0.5), mean);
  }

  private static FeatureErrors errors(float[] lifted) {
    return errors(TRUTH, lifted);
  }

  private static FeatureErrors errors(float[] truth, float[] lifted) {
    return new FeatureComparison(map(lifted), Optional.empty()).errors(map(truth));
  }

  private static FeatureMap map(float[] data) {
    return new FeatureMap(2, 2, 2, data, new CellLayout(4, 0, 8, 8));
  }
}
