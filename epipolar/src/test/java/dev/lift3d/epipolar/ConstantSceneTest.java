package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the weights, views that all show one thing render to that thing. */
class ConstantSceneTest {
  private static final AggregatorSettings SETTINGS = AggregatorSettings.COMPACT;
  private static final int WIDTH = SETTINGS.channels() + 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void constantMapsRenderToThemselves(long seed) {
    RandomScene scene = RandomScene.of(seed);
    GatheredSamples gathered =
        scene.gathered(
            Conventions.CORRECTED,
            scene.sources(SETTINGS.channels(), 4, (view, u, v, c) -> 0.1 + 0.04 * c));
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded();
        Aggregator aggregator = new Aggregator(SETTINGS);
        Compositor compositor = new Compositor(Conventions.CORRECTED, false);
        ParameterSet set = ParameterSet.initial(aggregator.parameters(), seed)) {
      long r = gathered.rays();
      long s = gathered.samples();
      long v = gathered.views();
      NDArray features = scope.floats(gathered.features(), r, s, v, WIDTH);
      NDArray mask = scope.floats(gathered.masks(), r, s, v, 1);
      NDArray differences =
          scope.floats(gathered.differences(), r, s, v, gathered.differenceChannels());
      NDArray position = OriginalAggregator.position(gathered.samples(), scope);
      Aggregator.Output out = aggregator.apply(features, differences, mask, position, set);
      NDArray z = scope.floats(scene.depths, r, s);
      NDArray t = evenly(scope, r, s);
      Compositor.Output rays =
          compositor.apply(out.colour(), out.density(), z, t, mask.sum(new int[] {2, 3}));

      NDArray blended = features.mul(out.blending().expandDims(3)).sum(new int[] {2});
      NDArray rendered = blended.mul(rays.weights().expandDims(2)).sum(new int[] {1});
      float[] total = rays.weights().sum(new int[] {1}).toFloatArray();
      float[] expected = new float[total.length * WIDTH];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = total[i / WIDTH] * (0.1f + 0.04f * (i % WIDTH));
      }
      float[] colour = new float[3 * total.length];
      for (int i = 0; i < colour.length; i++) {
        // The colour of what was seen of the ray, however little, down to a twentieth.
        colour[i] = Math.min(1, total[i / 3] / 0.05f) * (0.1f + 0.04f * (i % 3));
      }
      // Values to 1 in float32, summed over views and samples.
      assertClose("rendered", expected, rendered.toFloatArray(), 2e-6);
      assertClose("colour", colour, rays.colour().toFloatArray(), 2e-6);
      assertTrue(total[0] > 0 || total[1] > 0, "some ray must be seen");
      for (float sum : total) {
        assertEquals(0.5, sum, 0.5 + 1e-6);
      }
    }
  }

  private static NDArray evenly(TensorScope scope, long rays, long samples) {
    float[] t = new float[(int) (rays * samples)];
    for (int i = 0; i < t.length; i++) {
      t[i] = i % samples / (samples - 1f);
    }
    return scope.floats(t, rays, samples);
  }
}
