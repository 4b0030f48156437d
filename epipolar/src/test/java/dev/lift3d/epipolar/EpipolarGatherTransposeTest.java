package dev.lift3d.epipolar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gathering is linear in the feature maps; scattering is its transpose. */
class EpipolarGatherTransposeTest {
  @ParameterizedTest
  @CsvSource({"IBRNET,1,4", "IBRNET,2,3", "CORRECTED,1,4", "CORRECTED,2,2", "CORRECTED,3,1"})
  void scatterIsTheTransposeOfGather(Conventions conventions, long seed, int stride) {
    RandomScene scene = RandomScene.of(seed);
    int channels = 2 + (int) seed;
    List<SourceMap> sources = scene.sources(channels, stride, RandomScene.noise(seed));
    GatheredSamples out = scene.gathered(conventions, sources);
    SplittableRandom random = new SplittableRandom(seed);
    float[] gradient = new float[out.features().length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) random.nextDouble() - 0.5f;
    }
    float[][] scattered = new float[sources.size()][];
    Arrays.setAll(scattered, v -> new float[sources.get(v).features().length]);
    new EpipolarGather(conventions, scene.target.pose().centreInWorld(), sources)
        .scatter(out, gradient, scattered);

    double forward = 0;
    double size = 0;
    for (int i = 0; i < gradient.length; i++) {
      if (i % (3 + channels) >= 3) { // photographs are not trained
        forward += (double) gradient[i] * out.features()[i];
        size += Math.abs((double) gradient[i] * out.features()[i]);
      }
    }
    double backward = 0;
    for (int v = 0; v < scattered.length; v++) {
      for (int i = 0; i < scattered[v].length; i++) {
        backward += (double) scattered[v][i] * sources.get(v).features()[i];
      }
    }
    assertTrue(size > 1, "something must be seen");
    // Each product is rounded to float32 a few times: 4 times 6e-8 of the sum of magnitudes.
    assertEquals(forward, backward, 2.4e-7 * size);
  }
}
