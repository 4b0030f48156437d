package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static dev.lift3d.core.testing.Closeness.largest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import org.junit.jupiter.api.Test;

/** The aggregator against IBRNet's: gradients of its input and of every parameter. */
class AggregatorGradientFixtureTest {
  @Test
  void gradientsAreTheOriginals() {
    Fixture.each("ibrnet", "aggregator_grad_*.npz", AggregatorGradientFixtureTest::compare);
  }

  private static void compare(Fixture f) {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode training = Gradients.recorded();
        Aggregator aggregator = new Aggregator(AggregatorSettings.IBRNET);
        ParameterSet set =
            ParameterSet.of(aggregator.parameters(), OriginalAggregator.weights(f), f.toString())) {
      OriginalAggregator.Input in = OriginalAggregator.input(f, scope);
      NDArray features = Gradients.leaf(in.features());
      Aggregator.Output out =
          aggregator.apply(features, in.differences(), in.mask(), in.position(), set);
      NDArray both = out.colour().concat(out.density().expandDims(2), 2);
      NDArray loss = both.mul(scope.tensor(f.array("loss_weights"))).sum();
      Gradients.backward(loss);
      // A sum of S x 4 terms of magnitude 1 in float32.
      assertEquals(f.floats("loss")[0], loss.getFloat(), 1e-6 * f.array("loss_weights").size());
      check(f, "rgb_feat", features, scope);
      for (int i = 0; i < set.specs().size(); i++) {
        check(f, set.specs().get(i).name(), set.tensors().get(i), scope);
      }
    }
  }

  private static void check(Fixture f, String name, NDArray leaf, TensorScope scope) {
    float[] expected = f.floats("grad." + name);
    float[] found = Gradients.gradient(leaf, scope).toFloatArray();
    assertClose("grad." + name, expected, found, 2e-6 + 1e-4 * largest(expected));
  }
}
