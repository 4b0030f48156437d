package dev.lift3d.grounding.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.cloud.PointCloud;
import org.junit.jupiter.api.Test;

class GaussiansTest {
  private static void refused(Gaussians.Builder builder, String expected) {
    InputException e = assertThrows(InputException.class, builder::build);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  private static Gaussians.Builder two() {
    return Gaussians.builder(new float[6]);
  }

  @Test
  void whatIsNotSaidIsRoundOpaqueAndGrey() {
    Gaussians g = two().build();
    assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0, 0, 0}, g.quaternions());
    assertArrayEquals(new float[] {1, 1}, g.opacities());
    assertArrayEquals(new float[] {.5f, .5f, .5f, .5f, .5f, .5f}, g.baseColours());
    assertTrue(g.features().isEmpty());
    assertEquals(0, g.featureChannels());
  }

  @Test
  void numbersThatMakeNoGaussianAreRefusedWithTheirRow() {
    float nan = Float.NaN;
    refused(Gaussians.builder(new float[] {0, 0, 0, 0, nan, 0}), "Gaussian 2 has mean NaN");
    refused(two().scales(new float[] {1, 1, 1, 1, 1, -1}), "Gaussian 2 has scale -1.0");
    refused(two().scales(new float[] {1, 1, Float.POSITIVE_INFINITY, 1, 1, 1}), "Gaussian 1");
    refused(two().opacities(new float[] {1, 1.5f}), "Gaussian 2 has opacity 1.5");
    refused(two().quaternions(new float[] {1, 0, 0, 0, 0, 0, 0, 0}), "Gaussian 2 has quaternion 0");
    refused(two().harmonics(new float[] {0, 0, 0, nan, 0, 0}, 0), "Gaussian 2 has colour");
    refused(two().features(new float[] {0, 0, 0, nan}), "Gaussian 2 has feature NaN");
  }

  @Test
  void arraysOfAnotherLengthAreProgrammingErrors() {
    assertThrows(IllegalArgumentException.class, two().opacities(new float[3])::build);
    assertThrows(IllegalArgumentException.class, two().features(new float[3])::build);
    assertThrows(IllegalArgumentException.class, two().harmonics(new float[6], 1)::build);
    assertThrows(IllegalArgumentException.class, Gaussians.builder(new float[4])::build);
    assertThrows(IllegalArgumentException.class, () -> two().harmonics(new float[6], 4));
  }

  @Test
  void zeroScalesAndNoGaussiansAreFine() {
    assertEquals(2, two().scales(new float[6]).build().size());
    assertEquals(0, Gaussians.builder(new float[0]).build().size());
  }

  @Test
  void selectingKeepsRowsTogether() {
    Gaussians g =
        SampleGaussians.random(1, 5, 2)
            .features(new float[10])
            .instances(new int[] {4, 3, 2, 1, 0})
            .build();
    Gaussians s = g.select(new int[] {3, 1});
    assertArrayEquals(new int[] {1, 3}, s.instances().orElseThrow());
    assertEquals(2, s.featureChannels());
    assertEquals(g.means()[3 * 3], s.means()[0]);
    assertEquals(g.harmonics()[27 + 5], s.harmonics()[27 + 5]);
    assertEquals(g.opacities()[1], s.opacities()[1]);
  }

  @Test
  void aPlainCloudBecomesRoundGaussiansAndComesBack() {
    PointCloud cloud =
        PointCloud.builder(new double[] {1, 2, 3, 4, 5, 6})
            .colours(new float[] {0, 0.5f, 1, 0.25f, 0.75f, 0})
            .instances(new int[] {3, -1})
            .build();
    Gaussians g = Gaussians.ofPoints(cloud, 0.05f);
    assertArrayEquals(new float[] {.05f, .05f, .05f, .05f, .05f, .05f}, g.scales());
    assertArrayEquals(cloud.positions(), g.points().positions());
    assertArrayEquals(cloud.instances().orElseThrow(), g.points().instances().orElseThrow());
    assertArrayEquals(cloud.colours().orElseThrow(), g.points().colours().orElseThrow(), 1e-6f);
    PointCloud bare = PointCloud.builder(new double[3]).build();
    assertArrayEquals(new float[] {.5f, .5f, .5f}, Gaussians.ofPoints(bare, 1).baseColours());
  }

  @Test
  void coloursBecomeTheConstantHarmonic() {
    float[] rgb = {0, 0.25f, 1, 0.5f, 0.75f, 0.1f};
    Gaussians g = two().colours(rgb).instances(new int[] {7, -1}).build();
    assertArrayEquals(rgb, g.baseColours(), 1e-6f); // a rounding of singles
    assertArrayEquals(new int[] {7, -1}, g.points().instances().orElseThrow());
    assertArrayEquals(rgb, g.points().colours().orElseThrow(), 1e-6f);
  }
}
