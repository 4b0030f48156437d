package dev.lift3d.epipolar;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import java.util.Map;

/** Weights and inputs of the original aggregators. */
final class OriginalAggregator {
  private OriginalAggregator() {}

  /** What an aggregator is called with. */
  record Input(NDArray features, NDArray differences, NDArray mask, NDArray position) {}

  /** The weights that a file's name asks for. */
  static Map<String, HostArray> weights(Fixture f) {
    return weights(f, f.toString().contains("coarse") ? "coarse" : "fine");
  }

  /** The weights of one pass. */
  static Map<String, HostArray> weights(Fixture f, String pass) {
    return f.beside("weights_net_" + pass + ".npz").arrays();
  }

  /** The inputs that a file holds, at the original's positions. */
  static Input input(Fixture f, TensorScope scope) {
    return new Input(
        scope.tensor(f.array("rgb_feat")),
        scope.tensor(f.array("ray_diff")),
        scope.tensor(f.array("mask")),
        position(f.size("mask", 1), scope));
  }

  /** Sample indices, (1, S). */
  static NDArray position(int samples, TensorScope scope) {
    float[] index = new float[samples];
    for (int s = 0; s < samples; s++) {
      index[s] = s;
    }
    return scope.floats(index, 1, samples);
  }
}
