package dev.lift3d.operators;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads descriptors: a folder's own, and those that this library brings for well-known folders. */
final class DescriptorReader {
  static final String FILE = "operator.json";

  /** Folders that are handed around without a descriptor. */
  private static final Set<String> KNOWN =
      Set.of("alike-s", "deeplab-ade20k", "deeplab-voc", "edsr-x2", "style");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private DescriptorReader() {}

  /** The descriptor that lies in a folder. */
  static Optional<OperatorDescriptor> inFolder(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode node = MAPPER.readValue(in, JsonNode.class);
      if (!node.isObject()) {
        throw new InputException(file + " must hold one JSON object, { ... }");
      }
      requireKnownKeys(file, "", node, OperatorDescriptor.class);
      return Optional.of(MAPPER.treeToValue(node, OperatorDescriptor.class));
    } catch (JsonProcessingException e) {
      throw new InputException(file + place(e) + ": " + reason(e), e);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The descriptor that this library knows for a folder of that name. */
  static Optional<OperatorDescriptor> known(Path folder) throws IOException {
    String name = String.valueOf(folder.toRealPath().getFileName());
    if (!KNOWN.contains(name)) {
      return Optional.empty();
    }
    try (InputStream in = DescriptorReader.class.getResourceAsStream("known/" + name + ".json")) {
      return Optional.of(MAPPER.readValue(in, OperatorDescriptor.class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the descriptor of " + name + " is broken", e);
    }
  }

  /** Jackson builds a record before it objects to unknown keys, and then other complaints win. */
  private static void requireKnownKeys(Path file, String parent, JsonNode node, Class<?> type) {
    Map<String, Class<?>> known = new TreeMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      known.put(component.getName(), component.getType());
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = parent + entry.getKey();
      if (!known.containsKey(entry.getKey())) {
        String keys = String.join(", ", known.keySet());
        throw new InputException(file + ": unknown key \"" + key + "\"; known are " + keys);
      }
      if (known.get(entry.getKey()).isRecord()) {
        requireKnownKeys(file, key + ".", entry.getValue(), known.get(entry.getKey()));
      }
    }
  }

  private static String place(JsonProcessingException e) {
    boolean known = e.getLocation() != null && e.getLocation().getLineNr() > 0;
    return known ? ", line " + e.getLocation().getLineNr() : "";
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof ValueInstantiationException && e.getCause() != null) {
      return e.getCause().getMessage();
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String path =
          mapping.getPath().stream()
              .map(p -> p.getFieldName() == null ? "" + p.getIndex() : p.getFieldName())
              .collect(Collectors.joining("."));
      return "\"" + path + "\" has a value of the wrong kind: " + firstSentence(e);
    }
    return "is not valid JSON: " + firstSentence(e);
  }

  private static String firstSentence(JsonProcessingException e) {
    String text = e.getOriginalMessage().split("\\R")[0];
    return text.length() > 200 ? text.substring(0, 200) + " ..." : text;
  }
}
