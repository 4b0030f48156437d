package dev.lift3d.operators.weights;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckpointNode;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.TorchCheckpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the weights in what a training script saved. */
final class CheckpointWeights {
  /** Where scripts put the weights; an averaged teacher is what is published. */
  private static final List<String> PLACES =
      List.of("teacher", "model_ema", "params_ema", "state_dict", "model", "params", "student");

  private CheckpointWeights() {}

  static Map<String, HostArray> of(TorchCheckpoint checkpoint, Path file) {
    List<String> path = new ArrayList<>();
    CheckpointNode node = checkpoint.root();
    Optional<String> inner = place(node);
    while (inner.isPresent()) {
      path.add(inner.get());
      node = ((CheckpointNode.Table) node).entries().get(inner.get());
      inner = place(node);
    }
    if (!(node instanceof CheckpointNode.Table table) || table.entries().isEmpty()) {
      throw new InputException(file + ": holds no dictionary of tensors; save the state_dict");
    }
    return checkpoint.stateDict(path.toArray(String[]::new));
  }

  private static Optional<String> place(CheckpointNode node) {
    if (!(node instanceof CheckpointNode.Table table)) {
      return Optional.empty();
    }
    return PLACES.stream()
        .filter(p -> table.entries().get(p) instanceof CheckpointNode.Table)
        .findFirst();
  }
}
