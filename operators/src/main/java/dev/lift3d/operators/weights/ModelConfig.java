package dev.lift3d.operators.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lift3d.core.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What cannot be seen in weights (heads, the activation, the epsilon of norms, the scaling of
 * colours): {@code config.json}, {@code open_clip_config.json} and {@code preprocessor_config.json}
 * that lie beside them, in Hugging Face's words or an original's. Empty if there is none.
 *
 * <p>Keys are paths with dots, {@code "vision_config.num_attention_heads"}; of several the first
 * that is there counts.
 */
public final class ModelConfig {
  private static final List<String> FILES =
      List.of("config.json", "open_clip_config.json", "preprocessor_config.json");

  private final String where;
  private final List<JsonNode> roots;

  private ModelConfig(String where, List<JsonNode> roots) {
    this.where = where;
    this.roots = roots;
  }

  /**
   * The configuration in a weight file's folder.
   *
   * @param weights the file
   * @return what is said there
   * @throws InputException if such a file is there but is no JSON
   */
  public static ModelConfig beside(WeightsFile weights) {
    Path folder = weights.path().toAbsolutePath().getParent();
    List<Path> files = FILES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    return new ModelConfig(files.toString(), files.stream().map(JsonText::read).toList());
  }

  /**
   * A whole number.
   *
   * @param keys paths, the first that is there counts
   * @return the number; empty if none is there
   * @throws InputException if the value is no positive whole number
   */
  public OptionalInt integer(String... keys) {
    Optional<JsonNode> found = find(keys);
    if (found.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!found.get().canConvertToInt() || !found.get().isIntegralNumber()) {
      throw bad(keys, "whole number", found.get());
    }
    return OptionalInt.of(found.get().intValue());
  }

  /**
   * A number.
   *
   * @param keys paths, the first that is there counts
   * @return the number; empty if none is there
   * @throws InputException if the value is no finite number
   */
  public OptionalDouble number(String... keys) {
    Optional<JsonNode> found = find(keys);
    if (found.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!found.get().isNumber() || !Double.isFinite(found.get().doubleValue())) {
      throw bad(keys, "number", found.get());
    }
    return OptionalDouble.of(found.get().doubleValue());
  }

  /**
   * A word or truth value.
   *
   * @param keys paths, the first that is there counts
   * @return the text, "true" or "false"; empty if none is there
   */
  public Optional<String> text(String... keys) {
    return find(keys).map(JsonNode::asText);
  }

  /**
   * A list of numbers.
   *
   * @param keys paths, the first that is there counts
   * @return the numbers; empty if none is there
   * @throws InputException if the value is no list of finite numbers
   */
  public List<Double> numbers(String... keys) {
    Optional<JsonNode> found = find(keys);
    List<Double> numbers = new ArrayList<>();
    for (JsonNode number : found.orElse(MissingNode.getInstance())) {
      numbers.add(number.isNumber() ? number.doubleValue() : Double.NaN);
    }
    boolean list = found.isEmpty() || found.get().isArray();
    if (!list || !numbers.stream().allMatch(Double::isFinite)) {
      throw bad(keys, "list of numbers", found.orElseThrow());
    }
    return numbers;
  }

  /**
   * Refuses a configuration that describes other weights than these.
   *
   * @param value what the weights' shapes say
   * @param keys where the configuration says the same
   * @throws InputException if it says another number
   */
  public void requireAgreement(int value, String... keys) {
    OptionalInt said = integer(keys);
    if (said.isPresent() && said.getAsInt() != value) {
      throw new InputException(
          "%s: says %s %d, but the weights beside it have %d; put the right file there"
              .formatted(where, String.join(" or ", keys), said.getAsInt(), value));
    }
  }

  private Optional<JsonNode> find(String... keys) {
    return Stream.of(keys)
        .flatMap(key -> roots.stream().map(root -> at(root, key)))
        .filter(node -> !node.isMissingNode() && !node.isNull())
        .findFirst();
  }

  private static JsonNode at(JsonNode root, String key) {
    JsonNode node = root;
    for (String part : key.split("\\.")) {
      node = node.isObject() ? node.path(part) : MissingNode.getInstance();
    }
    return node;
  }

  private InputException bad(String[] keys, String wanted, JsonNode found) {
    return new InputException(
        "%s: %s must be a %s, found %s".formatted(where, String.join(" or ", keys), wanted, found));
  }
}
