package dev.lift3d.core.io;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lift3d.core.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named tensors with a JSON header (the safetensors format, version 0.x).
 *
 * <p>The rules of the format are enforced: a header of at most 100 MB, no key twice, offsets that
 * match type and shape and cover the data without hole or overlap.
 */
public final class Safetensors {
  private static final int LENGTH_BYTES = 8;
  private static final long MAX_HEADER_BYTES = 100_000_000;
  private static final JsonFactory JSON = new JsonFactory();

  private Safetensors() {}

  /**
   * Maps a file's tensors into memory.
   *
   * <p>The arrays are views of the file: nothing is copied, and only what is touched is loaded. The
   * file must not be changed in place while they are in use; replacing it by another is harmless,
   * except on Windows, where that fails until the arrays are garbage.
   *
   * @param path a safetensors file of any size, each tensor below 2 GB
   * @return tensors and metadata
   * @throws InputException if the file is missing, breaks the format's rules, or holds a type that
   *     is not read
   */
  public static SafetensorsFile read(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      byte[] json = headerBytes(channel, path);
      long start = LENGTH_BYTES + json.length;
      SafetensorsHeader header =
          SafetensorsHeader.parse(json, channel.size() - start, path.toString());
      return new SafetensorsFile(tensors(channel, start, header, path), header.metadata());
    } catch (IOException e) {
      throw FileFailure.reading(path, e);
    }
  }

  private static byte[] headerBytes(FileChannel channel, Path path) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    fill(channel, length, path);
    long size = length.getLong(0);
    if (size < 0 || size > MAX_HEADER_BYTES || size > channel.size() - LENGTH_BYTES) {
      throw new InputException(
          path
              + (": is no safetensors file: header of " + Long.toUnsignedString(size))
              + (" bytes in a file of " + channel.size()));
    }
    ByteBuffer json = ByteBuffer.allocate((int) size);
    fill(channel, json, path);
    return json.array();
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, Path path) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new InputException(path + ": is no safetensors file: it ends within its header");
      }
    }
  }

  private static Map<String, HostArray> tensors(
      FileChannel channel, long start, SafetensorsHeader header, Path path) throws IOException {
    List<String> names = new ArrayList<>(header.tensors().keySet());
    names.sort(Comparator.comparingLong(name -> header.tensors().get(name).begin()));
    MappedFile file = new MappedFile(channel);
    Map<String, HostArray> byOffset = new LinkedHashMap<>();
    for (String name : names) {
      SafetensorsHeader.Entry e = header.tensors().get(name);
      ByteBuffer bytes = file.slice(start + e.begin(), (int) (e.end() - e.begin()));
      byOffset.put(name, Content.array(e.type(), e.shape(), bytes, path + ": tensor " + name));
    }
    Map<String, HostArray> ordered = new LinkedHashMap<>(header.tensors().size());
    header.tensors().keySet().forEach(name -> ordered.put(name, byOffset.get(name)));
    return ordered;
  }

  /**
   * Writes a file, whole or not at all; equal content gives equal bytes whatever the maps' order.
   *
   * <p>Tensors are laid out by falling element size, then by name, so that each is aligned.
   *
   * @param path the file, replaced if it exists
   * @param tensors name to array; {@code __metadata__} is no allowed name
   * @param metadata free text by key
   * @throws InputException if the path cannot be written
   * @throws IllegalArgumentException if a name is not allowed
   */
  public static void write(
      Path path, Map<String, HostArray> tensors, Map<String, String> metadata) {
    if (tensors.containsKey(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException("no tensor may be named " + SafetensorsHeader.METADATA);
    }
    List<Map.Entry<String, HostArray>> ordered = new ArrayList<>(new TreeMap<>(tensors).entrySet());
    ordered.sort(Comparator.comparingInt(e -> -e.getValue().type().bytes()));
    WholeFile.write(
        path,
        out -> {
          byte[] json = header(ordered, new TreeMap<>(metadata));
          int padded = (json.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES;
          ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
          out.write(length.putLong(padded).array());
          out.write(json);
          out.write(" ".repeat(padded - json.length).getBytes());
          for (Map.Entry<String, HostArray> tensor : ordered) {
            Npy.writeElements(tensor.getValue(), out);
          }
        });
  }

  private static byte[] header(
      List<Map.Entry<String, HostArray>> tensors, Map<String, String> metadata) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(SafetensorsHeader.METADATA);
        for (Map.Entry<String, String> e : metadata.entrySet()) {
          json.writeStringField(e.getKey(), e.getValue());
        }
        json.writeEndObject();
      }
      long offset = 0;
      for (Map.Entry<String, HostArray> tensor : tensors) {
        offset = writeEntry(json, tensor.getKey(), tensor.getValue(), offset);
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static long writeEntry(JsonGenerator json, String name, HostArray array, long begin)
      throws IOException {
    long end = begin + array.bytes().remaining();
    long[] shape = array.shape();
    json.writeObjectFieldStart(name);
    json.writeStringField("dtype", array.type().name());
    json.writeFieldName("shape");
    json.writeArray(shape, 0, shape.length);
    json.writeFieldName("data_offsets");
    json.writeArray(new long[] {begin, end}, 0, 2);
    json.writeEndObject();
    return end;
  }
}
