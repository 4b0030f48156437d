package dev.lift3d.grounding.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON value that knows where it stands, for complaints.
 *
 * @param node the value
 * @param where file and entry
 */
record Json(JsonNode node, String where) {
  static final ObjectMapper MAPPER = new ObjectMapper();

  static JsonNode read(Path file) {
    return CheckedFile.read(
        file,
        channel -> {
          try {
            JsonNode root = MAPPER.readTree(Channels.newInputStream(channel));
            if (root == null || root.isMissingNode()) {
              throw new InputException(file + ": is empty, no JSON");
            }
            return root;
          } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InputException(
                file + ", row " + line + ": is not valid JSON: " + e.getOriginalMessage(), e);
          }
        });
  }

  InputException error(String what) {
    return new InputException(where + ": " + what);
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  Json get(String key) {
    if (!has(key)) {
      throw error("has no \"" + key + "\"");
    }
    return new Json(node.get(key), where + ", " + key);
  }

  /** The elements of a list. */
  List<Json> list() {
    if (!node.isArray()) {
      throw error("must be a list");
    }
    List<Json> out = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      out.add(new Json(node.get(i), where + " " + (i + 1)));
    }
    return out;
  }

  String text() {
    if (!node.isTextual()) {
      throw error("must be text");
    }
    return node.textValue();
  }

  /** Text, or a number as text: data sets differ. */
  String word() {
    if (!node.isTextual() && !node.isNumber() && !node.isBoolean()) {
      throw error("must be text");
    }
    return node.asText();
  }

  /** A whole number that is not negative, also where it is written as text. */
  int count() {
    try {
      int value = Integer.parseInt(word().strip());
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw error("must be a whole number from 0 on");
  }

  double number() {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw error("must be a finite number");
    }
    return node.doubleValue();
  }
}
