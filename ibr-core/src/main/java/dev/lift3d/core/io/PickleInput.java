package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The arguments of pickle opcodes, read in order and never past the end. */
final class PickleInput {
  private static final int MAX_LITERALS = 1 << 25;

  private final ByteBuffer bytes;
  private final String where;
  private int literals;

  PickleInput(ByteBuffer bytes, String where) {
    this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.where = where;
  }

  String where() {
    return where;
  }

  /** How many bytes are left. */
  int remaining() {
    return bytes.remaining();
  }

  int unsignedByte() {
    return need(1).get() & 0xFF;
  }

  int unsignedShort() {
    return need(2).getShort() & 0xFFFF;
  }

  int signedInt() {
    return need(4).getInt();
  }

  long signedLong() {
    return need(8).getLong();
  }

  double bigEndianDouble() {
    return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
  }

  /** A count in four bytes, which must not exceed what is left. */
  int length() {
    int n = signedInt();
    need(n);
    return n;
  }

  ByteBuffer slice(int size) {
    need(size);
    ByteBuffer slice = bytes.slice(bytes.position(), size);
    bytes.position(bytes.position() + size);
    return slice;
  }

  byte[] array(int size) {
    byte[] out = new byte[literal(size)];
    bytes.get(out);
    return out;
  }

  String text(int size) {
    return decode(slice(literal(size)), StandardCharsets.UTF_8);
  }

  /** A Python 2 string, which names no encoding. */
  String latin1(int size) {
    return decode(slice(literal(size)), StandardCharsets.ISO_8859_1);
  }

  /** Up to the next line feed, which is consumed. */
  String line() {
    int size = 0;
    while (need(size + 1).get(bytes.position() + size) != '\n') {
      size++;
    }
    String line = text(size);
    unsignedByte();
    return line;
  }

  InputException bad(String what) {
    return new InputException(where + ": bad pickle before byte " + bytes.position() + ": " + what);
  }

  private String decode(ByteBuffer slice, Charset charset) {
    try {
      return charset.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw bad("text is not " + charset);
    }
  }

  /** Counts what is copied to the heap: a file before PyTorch 1.6 is all one input. */
  private int literal(int size) {
    need(size);
    if (size > MAX_LITERALS - literals) {
      throw bad("more than " + MAX_LITERALS + " bytes of text");
    }
    literals += size;
    return size;
  }

  private ByteBuffer need(int size) {
    if (size < 0 || size > bytes.remaining()) {
      throw bad("it ends in the middle; the file is damaged");
    }
    return bytes;
  }
}
