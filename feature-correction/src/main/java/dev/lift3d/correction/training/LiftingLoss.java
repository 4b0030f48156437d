package dev.lift3d.correction.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.epipolar.Compositor;
import java.util.List;

/**
 * Squared error of the colour and, where the depth is known, the cross-entropy of where the ray
 * ends.
 *
 * <p>Values are sums over a chunk divided by the whole step's number of rays, so that gradients of
 * chunks add up to the step's.
 */
final class LiftingLoss implements AutoCloseable {
  private static final String TEXT =
      """
      def loss(self, colour: Tensor, weights: Tensor, truth: Tensor, ends: Tensor, scale: Tensor, \
      weight: Tensor) -> Tuple[Tensor, Tensor]:
        squared = torch.sum(torch.square(colour - truth))
        surprise = -torch.sum(ends * torch.log(weights + 1.0e-4))
        return (scale * (squared / 3.0 + weight * surprise), squared)
      """;

  private final CompiledScript script = CompiledScript.compile(List.of(TEXT));

  /**
   * What a chunk should show.
   *
   * @param colours R x 3
   * @param ends R x S, where rays of known depth should end, see {@link TerminationTarget}
   * @param raysOfStep rays of the whole step
   * @param depthWeight weight of the surprise at where rays end
   */
  record Truth(float[] colours, float[] ends, int raysOfStep, double depthWeight) {}

  /**
   * The loss of a chunk.
   *
   * @param value what is differentiated
   * @param squaredError sum of squared colour errors
   */
  record Value(NDArray value, double squaredError) {}

  Value of(Compositor.Output rays, Truth truth, TensorScope scope) {
    int r = truth.colours().length / 3;
    NDList out =
        script.call(
            "loss",
            rays.colour(),
            rays.weights(),
            scope.floats(truth.colours(), r, 3),
            scope.floats(truth.ends(), r, truth.ends().length / r),
            scope.scalar(1f / truth.raysOfStep()),
            scope.scalar((float) truth.depthWeight()));
    return new Value(out.get(0), out.get(1).getFloat());
  }

  @Override
  public void close() {
    script.close();
  }
}
