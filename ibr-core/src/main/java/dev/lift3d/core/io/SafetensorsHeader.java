package dev.lift3d.core.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lift3d.core.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON header of a safetensors file, checked. */
record SafetensorsHeader(Map<String, Entry> tensors, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** One tensor: its bytes are [begin, end) of what follows the header. */
  record Entry(ElementType type, long[] shape, long begin, long end) {}

  /**
   * Parses and checks a header.
   *
   * @param json the header's bytes, padding included
   * @param dataBytes how many bytes follow it in the file
   */
  static SafetensorsHeader parse(byte[] json, long dataBytes, String where) {
    if (json.length == 0 || json[0] != '{') {
      throw new InputException(where + ": is no safetensors file: its header is no JSON object");
    }
    var header = new SafetensorsHeader(new LinkedHashMap<>(), new LinkedHashMap<>());
    // The decoder is strict: malformed UTF-8 fails instead of becoming question marks.
    var text =
        new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      header.readTensors(parser, where);
      if (parser.nextToken() != null) {
        throw new InputException(where + ": text after the header's JSON object");
      }
    } catch (IOException e) {
      throw new InputException(where + ": bad safetensors header: " + e.getMessage(), e);
    }
    header.checkLayout(dataBytes, where);
    return header;
  }

  private void readTensors(JsonParser parser, String where) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      expect(parser.nextToken() == JsonToken.START_OBJECT, where, name, "an object is needed");
      if (name.equals(METADATA)) {
        readMetadata(parser, where);
      } else {
        tensors.put(name, readEntry(parser, where, name));
      }
    }
  }

  private void readMetadata(JsonParser parser, String where) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
      expect(text, where, METADATA, "'" + key + "' is no text");
      metadata.put(key, parser.getText());
    }
  }

  private static Entry readEntry(JsonParser parser, String where, String name) throws IOException {
    ElementType type = null;
    long[] shape = null;
    long[] offsets = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "dtype" -> type = type(parser.getText(), where, name);
        case "shape" -> shape = integers(parser, where, name);
        case "data_offsets" -> offsets = integers(parser, where, name);
        default -> expect(false, where, name, "unknown key '" + key + "'");
      }
    }
    expect(type != null && shape != null && offsets != null, where, name, "a key is missing");
    expect(offsets.length == 2, where, name, "data_offsets are two numbers");
    int bytes = ArraySize.bytes(type, shape, where + ": tensor " + name);
    String mismatch = "its offsets do not span the " + bytes + " bytes of its shape";
    expect(offsets[0] >= 0 && offsets[1] - offsets[0] == bytes, where, name, mismatch);
    return new Entry(type, shape, offsets[0], offsets[1]);
  }

  private static ElementType type(String name, String where, String tensor) {
    for (ElementType type : ElementType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new InputException(where + ": tensor " + tensor + ": type " + name + " is not read");
  }

  private static long[] integers(JsonParser parser, String where, String name) throws IOException {
    expect(parser.currentToken() == JsonToken.START_ARRAY, where, name, "an array is needed");
    List<Long> values = new ArrayList<>();
    while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      values.add(parser.getLongValue());
    }
    expect(parser.currentToken() == JsonToken.END_ARRAY, where, name, "integers are needed");
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private void checkLayout(long dataBytes, String where) {
    List<Map.Entry<String, Entry>> ordered = new ArrayList<>(tensors.entrySet());
    ordered.sort(
        Comparator.comparingLong((Map.Entry<String, Entry> e) -> e.getValue().begin())
            .thenComparingLong(e -> e.getValue().end()));
    long end = 0;
    for (Map.Entry<String, Entry> e : ordered) {
      long begin = e.getValue().begin();
      expect(begin == end, where, e.getKey(), "begins at " + begin + ", expected " + end);
      end = e.getValue().end();
    }
    if (end != dataBytes) {
      throw new InputException(
          where
              + ": its tensors need "
              + end
              + " bytes, the file has "
              + dataBytes
              + "; it is damaged or not fully downloaded");
    }
  }

  private static void expect(boolean holds, String where, String tensor, String otherwise) {
    if (!holds) {
      throw new InputException(where + ": tensor " + tensor + ": " + otherwise);
    }
  }
}
