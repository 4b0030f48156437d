package dev.lift3d.operators.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.InputException;
import dev.lift3d.operators.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files that a model is made of: weights, shards, and the configuration beside them. */
final class WeightsParts {
  /** What {@link dev.lift3d.operators.weights.ModelConfig} reads. */
  private static final List<String> CONFIGURATIONS =
      List.of("config.json", "open_clip_config.json", "preprocessor_config.json");

  private WeightsParts() {}

  /** Checksums of all parts, by their names in the weights' folder. */
  static Registration.Weights of(Path weights) {
    Path file = weights.toAbsolutePath().normalize();
    Map<String, String> sums = new TreeMap<>();
    names(file).forEach(name -> sums.put(name, ContentHash.ofFile(file.resolveSibling(name))));
    return new Registration.Weights(file.toString(), sums);
  }

  /**
   * Checks that the parts are what they were.
   *
   * @throws InputException for the first that is gone, has changed, or is new
   */
  static void requireUnchanged(String operator, Registration.Weights parts) {
    for (String name : parts.sha256().keySet()) {
      requireThere(operator, parts.path().resolveSibling(name));
    }
    Map<String, String> now = of(parts.path()).sha256();
    Set<String> names = new TreeSet<>(now.keySet());
    names.addAll(parts.sha256().keySet());
    for (String name : names) {
      String before = parts.sha256().get(name);
      if (!now.getOrDefault(name, "").equals(before)) {
        throw new InputException(
            "operator %s: %s %s; to use it as it is now, remove %s and add it again"
                .formatted(
                    operator,
                    parts.path().resolveSibling(name),
                    before == null
                        ? "was not there when it was registered"
                        : "has changed since it was registered (another SHA-256)",
                    operator));
      }
    }
  }

  /** Refuses a part that is gone, without reading it. */
  static void requireThere(String operator, Path part) {
    if (!Files.isRegularFile(part)) {
      throw new InputException(
          "operator %s: %s is not there any more; put it back, or remove %s"
              .formatted(operator, part, operator));
    }
  }

  private static Set<String> names(Path file) {
    Set<String> names = new TreeSet<>();
    String own = String.valueOf(file.getFileName());
    names.add(own);
    if (own.endsWith(".index.json")) {
      names.addAll(shards(file));
    }
    for (String name : CONFIGURATIONS) {
      if (Files.isRegularFile(file.resolveSibling(name))) {
        names.add(name);
      }
    }
    return names;
  }

  private static Set<String> shards(Path index) {
    Set<String> names = new TreeSet<>();
    try {
      for (JsonNode shard : new ObjectMapper().readTree(index.toFile()).path("weight_map")) {
        names.add(shard.asText());
      }
    } catch (IOException e) {
      throw new InputException(index + ": is no index of shards: " + e.getMessage(), e);
    }
    return names;
  }
}
