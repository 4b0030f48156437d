package dev.lift3d.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checkpoints as training scripts save them: a dictionary of state dicts, for other modules. */
public final class SampleStateDicts {
  private SampleStateDicts() {}

  /**
   * Writes a zip-format checkpoint of float32 tensors.
   *
   * @param file where to
   * @param parts name of a state dict to its tensors by name
   */
  public static void write(Path file, Map<String, Map<String, HostArray>> parts) {
    List<SamplePickler.Storage> storages = new ArrayList<>();
    Map<String, Object> root = new LinkedHashMap<>();
    parts.forEach(
        (part, tensors) -> {
          Map<String, Object> state = new LinkedHashMap<>();
          tensors.forEach((name, array) -> state.put(name, tensor(array, storages)));
          root.put(part, new SamplePickler.Ordered(state, Map.of()));
        });
    root.put("epoch", 7);
    try {
      byte[] pickle = SamplePickler.pickle(root);
      Files.write(
          file, SampleCheckpoints.zip(pickle, storages.toArray(SamplePickler.Storage[]::new)));
    } catch (IOException e) {
      throw new AssertionError("cannot write " + file, e);
    }
  }

  private static SamplePickler.Tensor tensor(
      HostArray array, List<SamplePickler.Storage> storages) {
    ByteBuffer from = array.bytes().duplicate();
    byte[] bytes = new byte[from.remaining()];
    from.get(bytes);
    String key = String.valueOf(storages.size());
    SamplePickler.Storage storage =
        new SamplePickler.Storage("FloatStorage", key, array.size(), bytes);
    storages.add(storage);
    List<Integer> shape = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    int stride = 1;
    for (int i = array.shape().length - 1; i >= 0; i--) {
      shape.add(0, (int) array.shape()[i]);
      strides.add(0, stride);
      stride *= (int) array.shape()[i];
    }
    return new SamplePickler.Tensor(storage, 0, shape, strides);
  }
}
