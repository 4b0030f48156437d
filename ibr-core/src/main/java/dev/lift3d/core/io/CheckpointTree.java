package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the immutable tree of a checkpoint from what its pickle described. */
final class CheckpointTree {
  /** Where a storage's bytes are found. */
  @FunctionalInterface
  interface Storages {
    ByteBuffer load(TorchGlobals.StorageReference storage) throws IOException;
  }

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NODES = 1 << 20;
  private static final long FREE_COPIES = 1 << 26;
  private static final long COPIES_PER_BYTE = 4;

  private final String where;
  private final Storages storages;
  private final Map<String, ByteBuffer> loaded = new HashMap<>();
  private final Map<Object, HostArray> arrays = new IdentityHashMap<>();
  private int nodes;
  private long copyBudget = FREE_COPIES;

  CheckpointTree(String where, Storages storages) {
    this.where = where;
    this.storages = storages;
  }

  CheckpointNode node(Object value) throws IOException {
    return node(value, 0);
  }

  private CheckpointNode node(Object value, int depth) throws IOException {
    // A container may hold itself, or unfold without end by holding others twice.
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      throw new InputException(
          where + ": over " + MAX_DEPTH + " levels or " + MAX_NODES + " values; is it hostile?");
    }
    if (value instanceof LinkedHashMap<?, ?> map) {
      return table(map, depth);
    }
    if (value instanceof ArrayList<?> list) {
      return items(list, depth);
    }
    if (value instanceof Object[] tuple) {
      return items(List.of(tuple), depth);
    }
    if (value instanceof TorchGlobals.TensorReference tensor) {
      HostArray array = arrays.get(tensor);
      if (array == null) {
        array = array(tensor);
        arrays.put(tensor, array);
      }
      return new CheckpointNode.Tensor(array);
    }
    if (value instanceof byte[] bytes) {
      return plain(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }
    if (value == Unpickler.NONE) {
      return new CheckpointNode.Plain(Optional.empty());
    }
    if (value instanceof ElementType type) {
      return plain(type.name());
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return plain(value);
    }
    throw new InputException(where + ": holds a " + value.getClass().getSimpleName() + " as value");
  }

  private static CheckpointNode plain(Object value) {
    return new CheckpointNode.Plain(Optional.of(value));
  }

  private CheckpointNode table(Map<?, ?> map, int depth) throws IOException {
    Map<String, CheckpointNode> entries = new LinkedHashMap<>();
    for (Map.Entry<?, ?> e : map.entrySet()) {
      String key = e.getKey().toString();
      if (entries.put(key, node(e.getValue(), depth + 1)) != null) {
        throw new InputException(where + ": has key " + key + " both as text and as integer");
      }
    }
    return new CheckpointNode.Table(entries);
  }

  private CheckpointNode items(List<?> list, int depth) throws IOException {
    List<CheckpointNode> items = new ArrayList<>();
    for (Object item : list) {
      items.add(node(item, depth + 1));
    }
    return new CheckpointNode.Items(items);
  }

  private HostArray array(TorchGlobals.TensorReference tensor) throws IOException {
    TorchGlobals.StorageReference storage = tensor.storage();
    StridedView view = tensor.view();
    int width = tensor.type().bytes();
    String name = where + ": tensor of storage " + storage.key();
    int bytes = ArraySize.bytes(tensor.type(), view.shape(), name);
    view.checkWithin(storage.bytes() / width, name);
    if (bytes == 0) {
      return Content.array(tensor.type(), view.shape(), ByteBuffer.allocate(0), name);
    }
    ByteBuffer content = content(storage, name);
    if (view.isContiguous()) {
      content = content.slice((int) (view.offset() * width), bytes);
    } else {
      content = ByteBuffer.wrap(gathered(content, view, width, bytes));
    }
    return Content.array(tensor.type(), view.shape(), content, name);
  }

  private ByteBuffer content(TorchGlobals.StorageReference storage, String name)
      throws IOException {
    ByteBuffer content = loaded.get(storage.key());
    if (content == null) {
      if (storage.bytes() > ArraySize.LIMIT) {
        throw new InputException(name + ": " + storage.bytes() + " bytes are over 2 GB");
      }
      content = storages.load(storage);
      loaded.put(storage.key(), content);
      copyBudget += COPIES_PER_BYTE * storage.bytes();
    }
    return content;
  }

  /** Copies a view that is no slice, within a budget: a few bytes can describe gigabytes. */
  private byte[] gathered(ByteBuffer content, StridedView view, int width, int bytes) {
    copyBudget -= bytes;
    if (copyBudget < 0) {
      throw new InputException(
          where + ": its strided tensors are far larger than its data; save contiguous() tensors");
    }
    byte[] target = Content.allocate(bytes, where);
    view.gather(content, width, target);
    return target;
  }
}
