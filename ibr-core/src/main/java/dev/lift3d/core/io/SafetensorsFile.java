package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param tensors name to array, in the order of the file's header; unmodifiable
 * @param metadata free text by key; unmodifiable, empty if the file has none
 */
public record SafetensorsFile(Map<String, HostArray> tensors, Map<String, String> metadata) {
  /** Copies the maps, keeping their order. */
  public SafetensorsFile {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * One tensor that must be there.
   *
   * @param name its name
   * @return the array
   * @throws InputException if the file has no such tensor
   */
  public HostArray tensor(String name) {
    HostArray array = tensors.get(name);
    if (array == null) {
      throw new InputException(
          "safetensors file has no tensor '" + name + "'; is it the file of another model?");
    }
    return array;
  }
}
