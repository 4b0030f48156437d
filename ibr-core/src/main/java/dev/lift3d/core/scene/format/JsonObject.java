package dev.lift3d.core.scene.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An object of a JSON file whose missing entries may be taken from an enclosing one; complaints
 * name the place.
 *
 * @param node the object
 * @param fallback where to look for what the object lacks, or null
 * @param place where it stands
 */
record JsonObject(JsonNode node, JsonNode fallback, Place place) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static JsonObject read(Path file) {
    Place place = Place.of(file);
    try {
      JsonNode node = MAPPER.readTree(file.toFile());
      if (node == null || !node.isObject()) {
        throw place.error("is no JSON object");
      }
      return new JsonObject(node, null, place);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw Place.row(file, line).error("is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw place.error("cannot be read (" + e + ")");
    }
  }

  /** The entry, wherever it is; empty if it is nowhere or null. */
  private Optional<JsonNode> entry(String key) {
    JsonNode own = node.get(key);
    if ((own == null || own.isNull()) && fallback != null) {
      own = fallback.get(key);
    }
    return Optional.ofNullable(own).filter(n -> !n.isNull());
  }

  OptionalDouble number(String key) {
    Optional<JsonNode> value = entry(key);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!value.get().isNumber() || !Double.isFinite(value.get().doubleValue())) {
      throw place.error("\"" + key + "\" must be a finite number, found " + brief(value.get()));
    }
    return OptionalDouble.of(value.get().doubleValue());
  }

  double number(String key, double otherwise) {
    return number(key).orElse(otherwise);
  }

  boolean flag(String key) {
    return entry(key).map(JsonNode::asBoolean).orElse(false);
  }

  Optional<String> text(String key) {
    Optional<JsonNode> value = entry(key);
    if (value.isPresent() && !value.get().isTextual()) {
      throw place.error("\"" + key + "\" must be text, found " + brief(value.get()));
    }
    return value.map(JsonNode::textValue);
  }

  String requiredText(String key) {
    return text(key).orElseThrow(() -> place.error("has no \"" + key + "\""));
  }

  /** An array of objects; this one is what they fall back on. */
  List<JsonObject> objects(String key, String what) {
    JsonNode array = node.get(key);
    if (array == null || !array.isArray()) {
      throw place.error("has no list \"" + key + "\"");
    }
    List<JsonObject> out = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Place at = new Place(place.file(), what + " " + (i + 1));
      if (!array.get(i).isObject()) {
        throw at.error("must be an object, found " + brief(array.get(i)));
      }
      out.add(new JsonObject(array.get(i), node, at));
    }
    return out;
  }

  /** The numbers of a list of lists, row by row; empty if there is no such entry. */
  Optional<double[]> matrix(String key, int rows, int columns) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    double[] out = new double[rows * columns];
    boolean fits = value.isArray() && value.size() >= rows;
    for (int r = 0; fits && r < rows; r++) {
      JsonNode row = value.get(r);
      fits = row.isArray() && row.size() == columns;
      for (int c = 0; fits && c < columns; c++) {
        fits = row.get(c).isNumber() && Double.isFinite(row.get(c).doubleValue());
        out[r * columns + c] = row.get(c).doubleValue();
      }
    }
    if (!fits) {
      throw place.error("\"" + key + "\" must be " + rows + " x " + columns + " finite numbers");
    }
    return Optional.of(out);
  }

  private static String brief(JsonNode node) {
    String text = node.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
