package dev.lift3d.epipolar.stereo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Vec3;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseStereoTest {
  private static final StereoSettings SETTINGS = new StereoSettings(96, 48, 4, 2);
  private static final DenseStereo STEREO = new DenseStereo(SETTINGS);

  private static final StereoView REFERENCE = StereoScenes.wallFrom(0, 0);
  private static final StereoView LEFT = StereoScenes.wallFrom(-0.3, 0);
  private static final StereoView RIGHT = StereoScenes.wallFrom(0.3, 0.05);
  private static final StereoView ABOVE = StereoScenes.wallFrom(0.02, -0.3);
  private static final List<StereoView> NEIGHBOURS = List.of(LEFT, RIGHT, ABOVE);

  @Test
  void aTexturedWallIsFoundBetweenPlanes() {
    SourceDepth depth = STEREO.estimate(REFERENCE, NEIGHBOURS);
    assertEquals(96, depth.columns());
    assertEquals(72, depth.rows());
    assertEquals((1 - 1.0 / 8) / 47, depth.step(), 1e-6);
    assertTrue(confident(depth) > 0.97, () -> "confident: " + confident(depth));
    // Choosing whole planes alone would be off by 0.35 of a step here.
    assertTrue(medianError(depth) < 0.1, () -> "median error: " + medianError(depth) + " steps");
  }

  @Test
  void oneNeighbourIsEnoughForAWall() {
    SourceDepth depth = STEREO.estimate(REFERENCE, List.of(RIGHT));
    assertTrue(medianError(depth) < 0.15, () -> "median error: " + medianError(depth) + " steps");
  }

  @Test
  void theOrderOfNeighboursDoesNotMatter() {
    SourceDepth one = STEREO.estimate(REFERENCE, List.of(LEFT, RIGHT, ABOVE));
    SourceDepth other = STEREO.estimate(REFERENCE, List.of(ABOVE, LEFT, RIGHT));
    assertArrayEquals(one.inverse(), other.inverse());
    assertArrayEquals(one.confidence(), other.confidence());
  }

  @Test
  void noNeighbourIsUnknown() {
    assertUnknown(STEREO.estimate(REFERENCE, List.of()));
  }

  @Test
  void neighboursAtTheSamePlaceAreUnknown() {
    assertUnknown(STEREO.estimate(REFERENCE, List.of(REFERENCE, StereoScenes.wallFrom(0, 0))));
  }

  @Test
  void exposureOfNeighboursDoesNotMatter() {
    SourceDepth plain = STEREO.estimate(REFERENCE, NEIGHBOURS);
    SourceDepth exposed =
        STEREO.estimate(
            REFERENCE,
            List.of(
                StereoScenes.exposed(LEFT, 0.6f, 0.2f),
                StereoScenes.exposed(RIGHT, 1.4f, -0.1f),
                ABOVE));
    // The assumed noise is not scaled with the exposure; nothing else may differ.
    int moved = 0;
    for (int i = 0; i < plain.inverse().length; i++) {
      float off = Math.abs(plain.inverse()[i] - exposed.inverse()[i]);
      moved += off > 0.1f * plain.step() ? 1 : 0;
    }
    assertTrue(moved < 0.01 * plain.inverse().length, moved + " texels moved");
  }

  @Test
  void neighboursThatSeeNothingAreIgnored() {
    StereoView away =
        new StereoView(
            StereoScenes.cameraAt(new Vec3(0.5, 0, 0), new Vec3(0.5, 0, -1)),
            LEFT.photograph(),
            StereoScenes.RANGE);
    SourceDepth plain = STEREO.estimate(REFERENCE, NEIGHBOURS);
    SourceDepth more = STEREO.estimate(REFERENCE, List.of(away, LEFT, RIGHT, ABOVE));
    assertArrayEquals(plain.inverse(), more.inverse());
    assertArrayEquals(plain.confidence(), more.confidence());
    assertUnknown(STEREO.estimate(REFERENCE, List.of(away)));
  }

  @Test
  void whereThereIsNoTextureNothingIsKnown() {
    SourceDepth depth =
        STEREO.estimate(
            StereoScenes.blank(REFERENCE),
            List.of(StereoScenes.blank(LEFT), StereoScenes.blank(RIGHT)));
    for (int i = 0; i < depth.inverse().length; i++) {
      assertEquals(0, depth.confidence()[i]);
      assertEquals(0, depth.inverse()[i]);
    }
  }

  private static void assertUnknown(SourceDepth depth) {
    assertArrayEquals(new float[1], depth.inverse());
    assertArrayEquals(new float[1], depth.confidence());
  }

  private static double confident(SourceDepth depth) {
    int count = 0;
    for (float c : depth.confidence()) {
      count += c > 0.5 ? 1 : 0;
    }
    return (double) count / depth.confidence().length;
  }

  private static double medianError(SourceDepth depth) {
    double[] errors = new double[depth.inverse().length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.abs(depth.inverse()[i] - 1 / StereoScenes.WALL) / depth.step();
    }
    Arrays.sort(errors);
    return errors[errors.length / 2];
  }
}
