package dev.lift3d.correction.corrector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.epipolar.GatheredSamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewCompositesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anglesAndAgreementsAreWeightedMeansOverTheSamples(int views) {
    CorrectionChunk chunk = RandomChunk.of(views, 3, 19);
    GatheredSamples gathered = chunk.gathered();
    ViewComposites ray = new ViewComposites(views, 3);
    for (int r = 0; r < RandomChunk.RAYS; r++) {
      assertTrue(ray.fill(chunk, r));
      for (int v = 0; v < views; v++) {
        double total = 0;
        double angle = 0;
        double agreement = 0;
        for (int s = r * RandomChunk.SAMPLES; s < (r + 1) * RandomChunk.SAMPLES; s++) {
          int entry = s * views + v;
          double weight = chunk.rays().weight(entry);
          int of = 10 * entry; // the direction's four numbers, then the witness's six
          double behind = gathered.differences()[of + 6] * gathered.differences()[of + 4];
          angle += weight * gathered.differences()[of + 3];
          agreement += weight * (0.5 + 0.5 * (gathered.differences()[of + 7] - behind));
          total += weight;
        }
        if (total > 0) {
          // Means of 7 values up to 2 in float32.
          assertEquals(angle / total, ray.angle(v), 1e-6);
          assertEquals(agreement / total, ray.agreement(v), 1e-6);
        }
      }
    }
  }
}
