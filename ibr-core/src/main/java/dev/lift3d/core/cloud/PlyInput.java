package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** The bytes of a file in order, a window of them at a time. */
final class PlyInput {
  private final FileChannel channel;
  private final String where;
  private final ByteBuffer window = ByteBuffer.allocate(1 << 16).limit(0);
  private String lineEnd; // of the header, known after its first line
  private int headerBytes;

  PlyInput(FileChannel channel, String where) {
    this.channel = channel;
    this.where = where;
  }

  /** How many bytes are left. */
  long remaining() throws IOException {
    return channel.size() - channel.position() + window.remaining();
  }

  void order(ByteOrder order) {
    window.order(order);
  }

  /** A window that holds at least so many bytes, at most a few thousand. */
  ByteBuffer need(int bytes) throws IOException {
    if (window.remaining() < bytes && !fill(bytes)) {
      throw new InputException(where + ": ends within its rows; the file is cut short");
    }
    return window;
  }

  private boolean fill(int bytes) throws IOException {
    window.compact();
    while (window.position() < bytes && channel.read(window) >= 0) {}
    window.flip();
    return window.remaining() >= bytes;
  }

  boolean startsWith(String word) throws IOException {
    if (window.remaining() < word.length() && !fill(word.length())) {
      return false;
    }
    byte[] head = new byte[word.length()];
    window.get(window.position(), head);
    return word.equals(new String(head, StandardCharsets.ISO_8859_1));
  }

  /**
   * A line of the header without its end, or null if the file ends before. All lines of a header
   * end as the first does: else data that begin with a line feed would lose it.
   */
  String headerLine(int limit) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = next();
      if (c < 0) {
        return null;
      }
      if (++headerBytes > limit) {
        throw new InputException(where + ": its header is over " + limit + " bytes; is it a PLY?");
      }
      if (lineEnd == null && (c == '\n' || c == '\r')) {
        lineEnd = c == '\n' ? "\n" : skip('\n') ? "\r\n" : "\r";
        return line.toString();
      }
      if (lineEnd != null && c == lineEnd.charAt(lineEnd.length() - 1)) {
        return line.toString();
      }
      line.append((char) c);
    }
  }

  /** A line of text rows, whatever its end, or null at the end of the file. */
  String textLine(StringBuilder reused) throws IOException {
    reused.setLength(0);
    int c = next();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      reused.append((char) c);
      c = next();
    }
    if (c == '\r') {
      skip('\n');
    }
    return reused.toString();
  }

  private boolean skip(char expected) throws IOException {
    if ((window.hasRemaining() || fill(1)) && window.get(window.position()) == expected) {
      window.get();
      return true;
    }
    return false;
  }

  private int next() throws IOException {
    return window.hasRemaining() || fill(1) ? window.get() & 0xFF : -1;
  }
}
