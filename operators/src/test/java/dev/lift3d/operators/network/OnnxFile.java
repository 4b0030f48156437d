package dev.lift3d.operators.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes tiny ONNX graphs for tests: fields of onnx.proto3 in protocol buffer's wire format.
 *
 * <p>A field starts with its number and wire type (0: variable-length integer, 2: bytes with their
 * length before them).
 */
public final class OnnxFile {
  private static final int FLOAT = 1; // TensorProto.DataType

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private OnnxFile() {}

  /**
   * A network that pools blocks of pixels by their mean, then mixes channels.
   *
   * @param file where to
   * @param block pixels along a block's edge
   * @param weights K x C x 1 x 1
   */
  public static void poolAndMix(Path file, int block, float[][] weights) throws IOException {
    OnnxFile pool = node("AveragePool", "x", "pooled");
    pool.put(5, ints("kernel_shape", block, block)).put(5, ints("strides", block, block));
    OnnxFile graph = new OnnxFile().put(1, pool).put(1, node("Conv", "pooled", "y", "w"));
    graph.text(2, "graph").put(5, tensor("w", weights));
    graph.put(11, value("x", weights[0].length)).put(12, value("y", weights.length));
    write(file, graph);
  }

  private static void write(Path file, OnnxFile graph) throws IOException {
    OnnxFile opset = new OnnxFile().number(2, 13);
    OnnxFile model = new OnnxFile().number(1, 7).put(7, graph).put(8, opset);
    Files.write(file, model.bytes.toByteArray());
  }

  private static OnnxFile node(String type, String input, String output, String... more) {
    OnnxFile node = new OnnxFile().text(1, input);
    for (String other : more) {
      node.text(1, other);
    }
    return node.text(2, output).text(4, type);
  }

  private static OnnxFile ints(String name, int... values) {
    OnnxFile attribute = new OnnxFile().text(1, name);
    for (int value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, 7); // AttributeProto.AttributeType.INTS
  }

  private static OnnxFile tensor(String name, float[][] weights) {
    OnnxFile tensor = new OnnxFile().number(1, weights.length).number(1, weights[0].length);
    tensor.number(1, 1).number(1, 1).number(2, FLOAT).text(8, name);
    ByteBuffer raw = ByteBuffer.allocate(4 * weights.length * weights[0].length);
    raw.order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : weights) {
      for (float weight : row) {
        raw.putFloat(weight);
      }
    }
    return tensor.raw(9, raw.array());
  }

  /** A batch of one map of any size. */
  private static OnnxFile value(String name, int channels) {
    OnnxFile shape = new OnnxFile();
    shape.put(1, new OnnxFile().number(1, 1)).put(1, new OnnxFile().number(1, channels));
    shape.put(1, new OnnxFile().text(2, name + "h")).put(1, new OnnxFile().text(2, name + "w"));
    OnnxFile type = new OnnxFile().put(1, new OnnxFile().number(1, FLOAT).put(2, shape));
    return new OnnxFile().text(1, name).put(2, type);
  }

  private OnnxFile put(int field, OnnxFile message) {
    return raw(field, message.bytes.toByteArray());
  }

  private OnnxFile text(int field, String text) {
    return raw(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private OnnxFile raw(int field, byte[] content) {
    varint((long) field << 3 | 2);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private OnnxFile number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while (rest > 127) {
      bytes.write((int) (rest & 127 | 128));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
