package dev.lift3d.operators.weights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.TorchCheckpoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model in several files (the Hugging Face Hub's {@code *.index.json}): its {@code weight_map}
 * says which file holds which tensor.
 */
final class ShardIndex {
  private ShardIndex() {}

  static Map<String, HostArray> read(Path index) {
    JsonNode places = JsonText.read(index).path("weight_map");
    if (!places.isObject() || places.isEmpty()) {
      throw new InputException(index + ": has no weight_map; is it the index of sharded weights?");
    }
    Map<String, Map<String, HostArray>> shards = new HashMap<>();
    Map<String, HostArray> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> place : places.properties()) {
      String shard = place.getValue().asText();
      HostArray array = shards.computeIfAbsent(shard, s -> shard(index, s)).get(place.getKey());
      if (array == null) {
        throw new InputException(
            index + ": " + place.getKey() + " is not in " + shard + "; download both again");
      }
      tensors.put(place.getKey(), array);
    }
    return tensors;
  }

  private static Map<String, HostArray> shard(Path index, String name) {
    if (!name.matches("[\\w.-]+") || name.startsWith(".")) {
      throw new InputException(index + ": '" + name + "' is no file name beside it");
    }
    Path file = index.resolveSibling(name);
    return name.endsWith(".safetensors")
        ? Safetensors.read(file).tensors()
        : CheckpointWeights.of(TorchCheckpoint.readWeights(file), file);
  }
}
