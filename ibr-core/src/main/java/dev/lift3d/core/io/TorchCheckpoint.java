package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors and plain data in a PyTorch checkpoint ({@code .pth}, {@code .pt}), read without
 * Python and without running anything.
 *
 * <p>Both formats of torch.save are read: the zip file since PyTorch 1.6 and the pickles before it.
 * Their pickles are programs; only what dictionaries, lists, numbers, text and dense tensors need
 * is understood, and any other name is refused. Tensors that share a storage share memory here too;
 * strided ones are made contiguous.
 */
public final class TorchCheckpoint {
  private final String where;
  private final CheckpointNode root;

  private TorchCheckpoint(String where, CheckpointNode root) {
    this.where = where;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @param path a checkpoint in either format, each tensor below 2 GB
   * @return its content
   * @throws InputException if the file is missing, damaged, big-endian, a TorchScript program, or
   *     holds Python objects other than tensors and plain data
   */
  public static TorchCheckpoint read(Path path) {
    return read(path, false);
  }

  /**
   * Reads a file in which weights may lie beside other things: also the tensors of a TorchScript
   * program, whose code is neither run nor read, and settings that a training script kept
   * (argparse). Such objects become dictionaries of their attributes.
   *
   * @param path a checkpoint in either format or a TorchScript archive, each tensor below 2 GB
   * @return its content
   * @throws InputException if the file is missing, damaged, big-endian, or holds other Python
   *     objects
   */
  public static TorchCheckpoint readWeights(Path path) {
    return read(path, true);
  }

  private static TorchCheckpoint read(Path path, boolean programs) {
    try {
      byte[] start;
      try (InputStream in = Files.newInputStream(path)) {
        start = in.readNBytes(2);
      }
      if (start.length == 2 && start[0] == 'P' && start[1] == 'K') {
        return new TorchCheckpoint(path.toString(), TorchZip.read(path, programs));
      }
      if (start.length == 2 && start[0] == (byte) 0x80) {
        return new TorchCheckpoint(path.toString(), TorchLegacyFile.read(path));
      }
    } catch (IOException e) {
      throw FileFailure.reading(path, e);
    }
    throw new InputException(path + ": is no PyTorch checkpoint; write it with torch.save");
  }

  /**
   * Everything in the file.
   *
   * @return what was saved
   */
  public CheckpointNode root() {
    return root;
  }

  /**
   * The tensors below a place in the tree, by name.
   *
   * <p>Names of nested dictionaries and places in lists are joined with dots; what is no tensor is
   * left out.
   *
   * @param path keys to follow from the root, {@code "net_coarse"}; none for the whole file
   * @return name to array, in the file's order; unmodifiable, not empty
   * @throws InputException if there is no such place, no tensor in it, or one name for two
   */
  public Map<String, HostArray> stateDict(String... path) {
    CheckpointNode node = root;
    for (String key : path) {
      node = child(node, key);
    }
    Map<String, HostArray> arrays = new LinkedHashMap<>();
    collect("", node, arrays);
    if (arrays.isEmpty()) {
      throw new InputException(
          where + ": no tensors below " + String.join(" / ", path) + hint(node));
    }
    return Collections.unmodifiableMap(arrays);
  }

  private CheckpointNode child(CheckpointNode node, String key) {
    if (node instanceof CheckpointNode.Table table && table.entries().containsKey(key)) {
      return table.entries().get(key);
    }
    throw new InputException(where + ": has no entry '" + key + "'" + hint(node));
  }

  private static String hint(CheckpointNode node) {
    return node instanceof CheckpointNode.Table table
        ? "; there are " + table.entries().keySet().stream().limit(12).toList()
        : "; there is no dictionary";
  }

  private void collect(String name, CheckpointNode node, Map<String, HostArray> arrays) {
    String prefix = name.isEmpty() ? "" : name + ".";
    if (node instanceof CheckpointNode.Tensor tensor) {
      if (arrays.put(name, tensor.array()) != null) {
        throw new InputException(where + ": two tensors are named " + name);
      }
    } else if (node instanceof CheckpointNode.Table table) {
      table.entries().forEach((key, value) -> collect(prefix + key, value, arrays));
    } else if (node instanceof CheckpointNode.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        collect(prefix + i, items.items().get(i), arrays);
      }
    }
  }
}
