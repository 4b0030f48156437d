package dev.lift3d.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.epipolar.Aggregator;
import dev.lift3d.epipolar.AggregatorSettings;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultiplyAddsTest {
  static Stream<AggregatorSettings> sizes() {
    return Stream.of(AggregatorSettings.COMPACT, AggregatorSettings.IBRNET);
  }

  /** A product y = W x takes as many multiply-adds as W has elements. */
  @ParameterizedTest
  @MethodSource("sizes")
  void theCountIsThatOfTheMatricesElements(AggregatorSettings settings) {
    long matrices = 0;
    try (Aggregator aggregator = new Aggregator(settings)) {
      for (ParameterSpec spec : aggregator.parameters()) {
        matrices += spec.shape().length == 2 ? spec.shape()[0] * spec.shape()[1] : 0;
      }
    }
    MultiplyAdds cost = MultiplyAdds.of(settings);
    assertEquals(matrices, cost.perView() + cost.perSample());
    // Scores: w for each pair over all heads; mixing: w again.
    assertEquals(2L * settings.rayWidth(), cost.attention());
    assertEquals(
        3 * (2 * cost.perView() + cost.perSample() + 3 * cost.attention()), cost.ofRay(3, 2));
  }
}
