package dev.lift3d.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npz;
import dev.lift3d.core.testing.SharedFolder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against arrays of the TensorFlow definition, computed in double on the same floats. */
class SsimFixtureTest {
  /** The tolerance that the fixtures state: 1e-10 of the largest magnitude, which is about 1. */
  private static final double TOLERANCE = 1e-10;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void meanAndMapAreThoseOfTheOriginal(int pair) {
    Map<String, HostArray> arrays = Npz.read(SharedFolder.fixture("losses/ssim.npz"));
    HostArray x = arrays.get("x" + pair);
    HostArray y = arrays.get("y" + pair);
    double[] means = arrays.get("valid" + pair).toDoubles();
    HostArray maps = arrays.get("valid" + pair + "_map");
    for (int b = 0; b < means.length; b++) {
      assertEquals(means[b], Ssim.of(image(x, b), image(y, b)), TOLERANCE);
      float[] expected = image(maps, b).data();
      float[] actual = Ssim.map(image(x, b), image(y, b)).data();
      assertEquals(expected.length, actual.length);
      for (int i = 0; i < expected.length; i++) {
        // Both were rounded to floats below 1, which can part a tie by one place.
        assertEquals(expected[i], actual[i], 1.2e-7f, "window " + i);
      }
    }
  }

  /** Picture b of a (B, C, H, W) array. */
  private static Image image(HostArray array, int b) {
    int channels = (int) array.shape()[1];
    int height = (int) array.shape()[2];
    int width = (int) array.shape()[3];
    int size = channels * height * width;
    float[] planar = Arrays.copyOfRange(array.toFloats(), b * size, (b + 1) * size);
    return Image.fromPlanar(planar, width, height, channels);
  }
}
