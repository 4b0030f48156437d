package dev.lift3d.core.cloud;

import dev.lift3d.core.io.ElementType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes header and rows. */
final class PlyWriter {
  private static final int FLUSH_BYTES = 1 << 16;

  private final OutputStream out;
  private final PlyEncoding encoding;

  PlyWriter(OutputStream out, PlyEncoding encoding) {
    this.out = out;
    this.encoding = encoding;
  }

  void write(PlyFile file) throws IOException {
    out.write(header(file).getBytes(StandardCharsets.ISO_8859_1));
    for (PlyElement element : file.elements()) {
      if (encoding == PlyEncoding.ASCII) {
        text(element);
      } else {
        binary(element);
      }
    }
  }

  private String header(PlyFile file) {
    StringBuilder s = new StringBuilder("ply\nformat ").append(encoding.keyword()).append(" 1.0\n");
    for (String comment : file.comments()) {
      // A line end in a comment would end the comment.
      s.append("comment ").append(comment.replaceAll("[\\r\\n]+", " ")).append('\n');
    }
    for (PlyElement e : file.elements()) {
      s.append("element ").append(e.name()).append(' ').append(e.count()).append('\n');
      for (PlyProperty p : e.properties()) {
        s.append("property ");
        p.countType().ifPresent(t -> s.append("list ").append(PlyTypes.name(t)).append(' '));
        s.append(PlyTypes.name(p.values().type())).append(' ').append(p.name()).append('\n');
      }
    }
    return s.append("end_header\n").toString();
  }

  private static ByteBuffer[] sources(PlyElement element) {
    return element.properties().stream().map(p -> p.values().bytes()).toArray(ByteBuffer[]::new);
  }

  private void binary(PlyElement element) throws IOException {
    ByteBuffer[] from = sources(element);
    PlyProperty[] properties = element.properties().toArray(PlyProperty[]::new);
    ByteBuffer to = ByteBuffer.allocate(FLUSH_BYTES);
    if (encoding == PlyEncoding.BINARY_LITTLE_ENDIAN) {
      to.order(ByteOrder.LITTLE_ENDIAN);
    }
    for (int row = 0; row < element.count(); row++) {
      for (int p = 0; p < properties.length; p++) {
        int length = properties[p].length(row);
        if (properties[p].isList()) {
          integer(room(to), properties[p].countType().orElseThrow(), length);
        }
        for (int i = 0; i < length; i++) {
          copy(from[p], room(to), properties[p].values().type().bytes());
        }
      }
    }
    flush(to);
  }

  private ByteBuffer room(ByteBuffer to) throws IOException {
    if (to.remaining() < 8) {
      flush(to);
    }
    return to;
  }

  private void flush(ByteBuffer to) throws IOException {
    out.write(to.array(), 0, to.position());
    to.clear();
  }

  private static void integer(ByteBuffer to, ElementType type, int value) {
    switch (type.bytes()) {
      case 1 -> to.put((byte) value);
      case 2 -> to.putShort((short) value);
      default -> to.putInt(value);
    }
  }

  private static void copy(ByteBuffer from, ByteBuffer to, int width) {
    switch (width) {
      case 1 -> to.put(from.get());
      case 2 -> to.putShort(from.getShort());
      case 4 -> to.putInt(from.getInt());
      default -> to.putLong(from.getLong());
    }
  }

  private void text(PlyElement element) throws IOException {
    ByteBuffer[] from = sources(element);
    StringBuilder s = new StringBuilder();
    for (int row = 0; row < element.count(); row++) {
      s.setLength(0);
      for (int p = 0; p < from.length; p++) {
        PlyProperty property = element.properties().get(p);
        int length = property.length(row);
        if (property.isList()) {
          s.append(length).append(' ');
        }
        for (int i = 0; i < length; i++) {
          number(s, from[p], property.values().type());
          s.append(' ');
        }
      }
      if (s.length() > 0) {
        s.setCharAt(s.length() - 1, '\n');
      }
      out.write(s.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void number(StringBuilder s, ByteBuffer from, ElementType type) {
    switch (type) {
      case F64 -> s.append(from.getDouble());
      case F32 -> s.append(from.getFloat());
      case I32 -> s.append(from.getInt());
      case U32 -> s.append(from.getInt() & 0xFFFFFFFFL);
      case I16 -> s.append(from.getShort());
      case U16 -> s.append(from.getShort() & 0xFFFF);
      case I8 -> s.append(from.get());
      default -> s.append(from.get() & 0xFF);
    }
  }
}
