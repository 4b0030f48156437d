package dev.lift3d.core.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value in the tree of a {@link TorchCheckpoint}; immutable. */
public sealed interface CheckpointNode {

  /**
   * A dictionary.
   *
   * @param entries key to value in the file's order; integer keys as decimal text; unmodifiable
   */
  record Table(Map<String, CheckpointNode> entries) implements CheckpointNode {
    /** Copies the map, keeping its order. */
    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /**
   * A list or tuple.
   *
   * @param items the values in order; unmodifiable
   */
  record Items(List<CheckpointNode> items) implements CheckpointNode {
    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A tensor or parameter.
   *
   * @param array its elements, contiguous
   */
  record Tensor(HostArray array) implements CheckpointNode {}

  /**
   * Plain data.
   *
   * @param value a String, Long, BigInteger, Double, Boolean or read-only ByteBuffer; empty for
   *     None
   */
  record Plain(Optional<Object> value) implements CheckpointNode {}
}
