package dev.lift3d.correction;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operator features follow the weights that colours are blended with (Lift3D, equation 2). */
class LiftedFeaturesTest {
  private static final int VIEWS = 4;
  private static final RaySampling SAMPLING = new RaySampling(12, 8);
  private static final Camera TARGET = PlaneScene.camera(0.2, 0.1);

  private final Scene scene = PlaneScene.of(VIEWS, PlaneScene.waves(4));
  private final Workers workers = Workers.start(1);
  private final LiftingModel model =
      new LiftingModel(
          LiftingNetwork.initial(LiftingSettings.COMPACT, 11),
          workers,
          RenderSettings.EXACT.withSampling(SAMPLING));

  @AfterEach
  void close() {
    model.close();
    workers.close();
  }

  private TargetSources sources(ImageEncoder encoder) {
    PreparedScene prepared = model.prepare(scene, PlaneScene.WIDTH, encoder);
    return model.sources(prepared, TARGET, PlaneScene.RANGE, VIEWS, Set.of());
  }

  private LiftedFeatures lifted(ImageEncoder encoder) {
    return model.renderFeatures(sources(encoder));
  }

  private static double field(double u, double v, int channel) {
    return Math.sin(0.11 * u + 0.07 * v + 1.3 * channel);
  }

  @Test
  void constantMapsLiftToTheConstant() {
    LiftedFeatures lifted = lifted(new TestEncoder(2, 8, (image, u, v, c) -> 3 - 5 * c));
    float[] expected = new float[lifted.map().data().length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = 3 - 5 * (i % 2);
    }
    // A weighted mean in float32 of some hundred equal numbers up to 3.
    assertClose("features", expected, lifted.map().data(), 1e-5);
  }

  @Test
  void liftingIsLinear() {
    float[] a = lifted(new TestEncoder(3, 4, (image, u, v, c) -> field(u, v, c))).map().data();
    float[] b = lifted(new TestEncoder(3, 4, (image, u, v, c) -> image.at(1, 1, c))).map().data();
    float[] both =
        lifted(
                new TestEncoder(
                    3, 4, (image, u, v, c) -> 2 * field(u, v, c) - 3 * image.at(1, 1, c)))
            .map()
            .data();
    float[] expected = new float[a.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = 2 * a[i] - 3 * b[i];
    }
    // Same weights; numbers up to 5 added up in float32.
    assertClose("features", expected, both, 2e-5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 1000})
  void everyNumberOfChannelsIsLiftedChannelByChannel(int channels) {
    LiftedFeatures one = lifted(new TestEncoder(1, 8, (image, u, v, c) -> field(u, v, 0)));
    LiftedFeatures many =
        lifted(
            new TestEncoder(
                channels, 8, (image, u, v, c) -> (c % 2 == 0 ? 1 + c : -c) * field(u, v, 0)));
    assertEquals(channels, many.map().channels());
    assertEquals(one.map().cells(), many.map().cells());
    assertArrayEquals(one.opacity().data(), many.opacity().data());
    float[] expected = new float[many.map().data().length];
    for (int i = 0; i < expected.length; i++) {
      int c = i % channels;
      expected[i] = (c % 2 == 0 ? 1 + c : -c) * one.map().data()[i / channels];
    }
    // Factors up to 1000 times roundings of values up to 1.
    assertClose("features", expected, many.map().data(), 1e-6 * (channels + 1) * 3);
  }

  /**
   * The image as its own features: the two ways differ by contributions below 1e-4 alone, which the
   * lifting leaves out and makes up for by dividing. With 20 samples and 4 views they weigh at most
   * 8e-3 together, so no colour, being in [0, 1], moves by more.
   */
  @Test
  void theImageAsAnOperatorLiftsToTheRenderedColours() {
    TargetSources sources = sources(TestEncoder.identity());
    float[] colours = model.render(sources).rgb().data();
    LiftedFeatures lifted = model.renderFeatures(sources);
    assertEquals(PlaneScene.WIDTH, lifted.map().width());
    assertEquals(PlaneScene.HEIGHT, lifted.map().height());
    double worst = 1e-4 * VIEWS * (SAMPLING.coarse() + SAMPLING.fine());
    assertClose("colours", colours, lifted.map().data(), worst);
    double sum = 0;
    for (int i = 0; i < colours.length; i++) {
      sum += Math.abs(colours[i] - lifted.map().data()[i]);
    }
    assertTrue(sum / colours.length < worst / 4, "on average far less: " + sum / colours.length);
  }

  @Test
  void cellsThatNoSourceSeesTakeTheFeaturesAroundThem() {
    PreparedScene prepared =
        model.prepare(scene, PlaneScene.WIDTH, new TestEncoder(1, 8, (image, u, v, c) -> 7));
    TargetSources sources =
        model.sources(prepared, PlaneScene.camera(2, 0.1), PlaneScene.RANGE, VIEWS, Set.of());
    LiftedFeatures lifted = model.renderFeatures(sources);
    float unseen = 1;
    float seen = 0;
    for (float opacity : lifted.opacity().data()) {
      unseen = Math.min(unseen, opacity);
      seen = Math.max(seen, opacity);
    }
    assertEquals(0, unseen, "the camera looks past what the sources show");
    assertTrue(seen > 0, "but not altogether");
    float[] expected = new float[lifted.map().data().length];
    Arrays.fill(expected, 7);
    assertClose("features", expected, lifted.map().data(), 1e-5); // means of equal numbers
  }

  @Test
  void theGridIsTheOperators() {
    LiftedFeatures lifted = lifted(new TestEncoder(1, 16, (image, u, v, c) -> 1));
    assertEquals(4, lifted.map().width());
    assertEquals(3, lifted.map().height());
    assertEquals(lifted.map().width(), lifted.opacity().width());
    assertEquals(lifted.map().height(), lifted.opacity().height());
    assertEquals(PlaneScene.WIDTH, lifted.map().cells().imageWidth());
    assertEquals(PlaneScene.HEIGHT, lifted.map().cells().imageHeight());
  }

  @Test
  void withoutAnOperatorThereIsNothingToLift() {
    PreparedScene prepared = model.prepare(scene, PlaneScene.WIDTH);
    TargetSources sources = model.sources(prepared, TARGET, PlaneScene.RANGE, VIEWS, Set.of());
    assertThrows(IllegalStateException.class, () -> model.renderFeatures(sources));
  }
}
