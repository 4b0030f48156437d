package dev.lift3d.operators.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.TorchModule;
import java.nio.file.Path;
import java.util.Arrays;

/** A network that PyTorch runs. */
final class TorchNetwork implements Network {
  private final Path file;
  private final TorchModule module;

  private TorchNetwork(Path file, TorchModule module) {
    this.file = file;
    this.module = module;
  }

  static Network open(Path file) {
    return new TorchNetwork(file, TorchModule.load(file));
  }

  @Override
  public HostArray run(HostArray... inputs) {
    try (TensorScope scope = TensorScope.open()) {
      NDArray[] tensors = Arrays.stream(inputs).map(scope::tensor).toArray(NDArray[]::new);
      NDList outputs = module.run(tensors);
      if (outputs.isEmpty() || outputs.head().getDataType() != DataType.FLOAT32) {
        String found = outputs.isEmpty() ? "nothing" : outputs.head().getDataType().toString();
        throw new InputException(
            file + " must return a float32 tensor first, found " + found + "; convert it inside");
      }
      return TensorScope.host(outputs.head());
    }
  }

  @Override
  public void close() {
    module.close();
  }
}
