package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompositorTest {
  private static final int RAYS = 6;
  private static final int SAMPLES = 33;

  private final TensorScope scope = TensorScope.open();
  private final SplittableRandom random = new SplittableRandom(11);

  @AfterEach
  void close() {
    scope.close();
  }

  @ParameterizedTest
  @CsvSource({"IBRNET,false", "IBRNET,true", "CORRECTED,false", "CORRECTED,true"})
  void anOpaqueRayOfOneColourShowsIt(Conventions conventions, boolean white) {
    try (Compositor compositor = new Compositor(conventions, white)) {
      NDArray colour = scope.zeros(RAYS, SAMPLES, 3).add(0.3f);
      Compositor.Output out =
          compositor.apply(colour, densities(1, 5), depths(), positions(), seen(2));
      float[] expected = new float[RAYS * 3];
      Arrays.fill(expected, 0.3f);
      assertClose("colour", expected, out.colour().toFloatArray(), 1e-6); // float32 sums
    }
  }

  @ParameterizedTest
  @EnumSource(Conventions.class)
  void weightsAreSharesOfOne(Conventions conventions) {
    try (Compositor compositor = new Compositor(conventions, false)) {
      Compositor.Output out =
          compositor.apply(colours(), densities(0, 2), depths(), positions(), seen(1));
      float[] weights = out.weights().toFloatArray();
      for (float w : weights) {
        assertTrue(w >= 0, "a weight is " + w);
      }
      for (float sum : out.weights().sum(new int[] {1}).toFloatArray()) {
        assertTrue(sum <= 1 + 1e-6, "weights sum to " + sum); // float32 sum
      }
    }
  }

  @Test
  void splittingAStretchOfEqualDensityChangesNothing() {
    float[] t = {0, 0.2f, 0.5f, 1};
    float[] z = {1, 1.2f, 1.9f, 8};
    float[] density = {0.1f, 0.05f, 0.2f, 0.3f};
    float[] colour = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0};
    // Sample 1 is divided at t = 0.3; both parts show what it showed.
    float[] t2 = {0, 0.2f, 0.3f, 0.5f, 1};
    float[] z2 = {1, 1.2f, 1.2f, 1.9f, 8};
    float[] density2 = {0.1f, 0.05f, 0.05f, 0.2f, 0.3f};
    float[] colour2 = {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0};
    try (Compositor compositor = new Compositor(Conventions.CORRECTED, false)) {
      Compositor.Output whole = one(compositor, colour, density, z, t);
      Compositor.Output split = one(compositor, colour2, density2, z2, t2);
      // Float32 on values to 8.
      assertClose("colour", whole.colour().toFloatArray(), split.colour().toFloatArray(), 1e-6);
      assertClose("depth", whole.depth().toFloatArray(), split.depth().toFloatArray(), 2e-6);
      assertClose("opacity", whole.opacity().toFloatArray(), split.opacity().toFloatArray(), 1e-6);
    }
  }

  private Compositor.Output one(
      Compositor compositor, float[] colour, float[] density, float[] z, float[] t) {
    int s = t.length;
    return compositor.apply(
        scope.floats(colour, 1, s, 3),
        scope.floats(density, 1, s),
        scope.floats(z, 1, s),
        scope.floats(t, 1, s),
        scope.zeros(1, s).add(1));
  }

  @Test
  void whatNoViewSeesAtTheEndOfARayIsNotOpaque() {
    try (Compositor compositor = new Compositor(Conventions.CORRECTED, false)) {
      NDArray empty = scope.zeros(RAYS, SAMPLES);
      Compositor.Output unseen = compositor.apply(colours(), empty, depths(), positions(), seen(0));
      assertArrayEquals(new float[RAYS * 3], unseen.colour().toFloatArray());
      assertArrayEquals(new float[RAYS], unseen.depth().toFloatArray());
      Compositor.Output seen = compositor.apply(colours(), empty, depths(), positions(), seen(1));
      float[] far = depths().get(":," + (SAMPLES - 1)).toFloatArray();
      assertArrayEquals(far, seen.depth().toFloatArray());
      assertArrayEquals(new float[RAYS], seen.opacity().toFloatArray());
    }
  }

  @ParameterizedTest
  @CsvSource({"IBRNET,0", "IBRNET,1e10", "CORRECTED,0", "CORRECTED,1e10"})
  void extremeDensitiesGiveFiniteValuesAndGradients(Conventions conventions, float density) {
    try (Gradients.Mode training = Gradients.recorded();
        Compositor compositor = new Compositor(conventions, true)) {
      NDArray colour = Gradients.leaf(colours());
      NDArray sigma = Gradients.leaf(scope.zeros(RAYS, SAMPLES).add(density));
      Compositor.Output out = compositor.apply(colour, sigma, depths(), positions(), seen(0));
      Gradients.backward(out.colour().sum().add(out.depth().sum()).add(out.opacity().sum()));
      for (NDArray x :
          new NDArray[] {
            out.colour(),
            out.depth(),
            out.weights(),
            out.opacity(),
            Gradients.gradient(colour, scope),
            Gradients.gradient(sigma, scope)
          }) {
        for (float v : x.toFloatArray()) {
          assertTrue(Float.isFinite(v), "found " + v);
        }
      }
    }
  }

  @Test
  void moreThanEightSamplesWithMoreThanOneViewSupportARay() {
    try (Compositor compositor = new Compositor(Conventions.IBRNET, false)) {
      float[] valid = new float[3 * SAMPLES];
      Arrays.fill(valid, 1);
      Arrays.fill(valid, 0, 8, 2); // ray 0: eight samples
      Arrays.fill(valid, SAMPLES, SAMPLES + 9, 3); // ray 1: nine samples
      NDArray supported = compositor.supported(scope.floats(valid, 3, SAMPLES));
      assertArrayEquals(new float[] {0, 1, 0}, supported.toFloatArray());
    }
  }

  @Test
  void tensorsOfUnequalSizesAreRefused() {
    try (Compositor compositor = new Compositor(Conventions.CORRECTED, false)) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  compositor.apply(
                      colours(), scope.zeros(RAYS, 2), depths(), positions(), seen(1)));
      assertEquals("density (R, S) must have shape [6, 33], found [6, 2]", e.getMessage());
    }
  }

  private NDArray colours() {
    return scope.floats(values(RAYS * SAMPLES * 3, 0, 1), RAYS, SAMPLES, 3);
  }

  private NDArray densities(double from, double to) {
    return scope.floats(values(RAYS * SAMPLES, from, to), RAYS, SAMPLES);
  }

  private NDArray seen(int views) {
    return scope.zeros(RAYS, SAMPLES).add(views);
  }

  private NDArray positions() {
    return along(0, 1);
  }

  private NDArray depths() {
    return along(1, 5);
  }

  private NDArray along(double from, double to) {
    float[] row = new float[RAYS * SAMPLES];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (from + (to - from) * (i % SAMPLES) / (SAMPLES - 1));
    }
    return scope.floats(row, RAYS, SAMPLES);
  }

  private float[] values(int count, double from, double to) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) (from + (to - from) * random.nextDouble());
    }
    return out;
  }
}
