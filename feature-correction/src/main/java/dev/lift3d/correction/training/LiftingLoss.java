package dev.lift3d.correction.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.epipolar.Compositor;
import java.util.List;

/**
 * Squared error of the colour, and the absolute error of log depth where the depth is known.
 *
 * <p>Values are sums over a chunk divided by the whole step's number of rays, so that gradients of
 * chunks add up to the step's.
 */
final class LiftingLoss implements AutoCloseable {
  private static final String TEXT =
      """
      def loss(self, colour: Tensor, depth: Tensor, truth: Tensor, known: Tensor, scale: Tensor, \
      weight: Tensor) -> Tuple[Tensor, Tensor]:
        squared = torch.sum(torch.square(colour - truth))
        has = known > 0.0
        safe = torch.where(has, known, torch.ones_like(known))
        off = torch.abs(torch.log(torch.clamp(depth, 1.0e-4) / safe))
        off = torch.sum(torch.where(has, torch.clamp(off, None, 1.0), torch.zeros_like(off)))
        return (scale * (squared / 3.0 + weight * off), squared)
      """;

  private final CompiledScript script = CompiledScript.compile(List.of(TEXT));

  /**
   * What a chunk should show.
   *
   * @param colours R x 3
   * @param depths R, 0 where unknown
   * @param raysOfStep rays of the whole step
   * @param depthWeight weight of the depth error
   */
  record Truth(float[] colours, float[] depths, int raysOfStep, double depthWeight) {}

  /**
   * The loss of a chunk.
   *
   * @param value what is differentiated
   * @param squaredError sum of squared colour errors
   */
  record Value(NDArray value, double squaredError) {}

  Value of(Compositor.Output rays, Truth truth, TensorScope scope) {
    int r = truth.depths().length;
    NDList out =
        script.call(
            "loss",
            rays.colour(),
            rays.depth(),
            scope.floats(truth.colours(), r, 3),
            scope.floats(truth.depths(), r),
            scope.scalar(1f / truth.raysOfStep()),
            scope.scalar((float) truth.depthWeight()));
    return new Value(out.get(0), out.get(1).getFloat());
  }

  @Override
  public void close() {
    script.close();
  }
}
