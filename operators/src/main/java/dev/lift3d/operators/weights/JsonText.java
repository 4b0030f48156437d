package dev.lift3d.operators.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A JSON file of moderate size. */
final class JsonText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 1 << 24;

  private JsonText() {}

  static JsonNode read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException(file + ": is too large for a description: over 16 MB");
      }
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (root == null || !root.isObject()) {
        throw new InputException(file + ": must hold one JSON object");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new InputException(file + ": is no JSON: " + e.getOriginalMessage(), e);
    } catch (NoSuchFileException e) {
      throw new InputException(file + " does not exist; check the path", e);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
