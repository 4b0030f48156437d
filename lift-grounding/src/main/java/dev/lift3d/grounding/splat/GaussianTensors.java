package dev.lift3d.grounding.splat;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * N Gaussians as float32 tensors, of which any may have a graph behind it.
 *
 * @param means (N, 3)
 * @param shapes quaternions (N, 4) and scales (N, 3), or covariances (N, 6) alone
 * @param opacities (N), in [0, 1]
 * @param features (N, D)
 */
public record GaussianTensors(
    NDArray means, List<NDArray> shapes, NDArray opacities, NDArray features) {
  /** Checks the number of shape tensors. */
  public GaussianTensors {
    shapes = List.copyOf(shapes);
    if (shapes.isEmpty() || shapes.size() > 2) {
      throw new IllegalArgumentException(
          "shapes are quaternions and scales, or covariances; found " + shapes.size());
    }
  }

  /** The numbers. */
  Gaussians values() {
    int channels = Math.toIntExact(features.getShape().get(1));
    return new Gaussians(
        numbers(means),
        shapes.size() == 2
            ? new GaussianShapes.RotatedScales(numbers(shapes.get(0)), numbers(shapes.get(1)))
            : new GaussianShapes.Covariances(numbers(shapes.get(0))),
        numbers(opacities),
        Appearance.of(channels, numbers(features)));
  }

  private static float[] numbers(NDArray tensor) {
    return tensor.toFloatArray();
  }

  /** All tensors, in the order of {@link #gradients}. */
  List<NDArray> all() {
    return shapes.size() == 2
        ? List.of(means, shapes.get(0), shapes.get(1), opacities, features)
        : List.of(means, shapes.get(0), opacities, features);
  }

  /** Gradients of all tensors, in the order of {@link #all}. */
  List<float[]> gradients(GaussianGradients g) {
    return shapes.size() == 2
        ? List.of(g.means(), g.quaternions(), g.scales(), g.opacities(), g.features())
        : List.of(g.means(), g.covariances(), g.opacities(), g.features());
  }
}
