package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What stands before the elements in an npy file. */
record NpyHeader(ElementType type, boolean bigEndian, boolean fortranOrder, long[] shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_HEADER_BYTES = 1 << 16;
  private static final int ALIGNMENT = 64;
  private static final Map<String, ElementType> TYPES =
      Map.ofEntries(
          Map.entry("f8", ElementType.F64),
          Map.entry("f4", ElementType.F32),
          Map.entry("f2", ElementType.F16),
          Map.entry("i8", ElementType.I64),
          Map.entry("i4", ElementType.I32),
          Map.entry("i2", ElementType.I16),
          Map.entry("i1", ElementType.I8),
          Map.entry("u8", ElementType.U64),
          Map.entry("u4", ElementType.U32),
          Map.entry("u2", ElementType.U16),
          Map.entry("u1", ElementType.U8),
          Map.entry("b1", ElementType.BOOL));

  /** Reads up to the first element. */
  static NpyHeader read(InputStream in, String where) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, 0, 6, start, 0, 6)) {
      throw new InputException(where + ": is no npy file; write it with numpy.save");
    }
    int major = start[6];
    if (major < 1 || major > 3 || start[7] != 0) {
      throw new InputException(
          where + ": npy version " + major + "." + start[7] + "; 1.0, 2.0 and 3.0 are read");
    }
    byte[] length = Content.exactly(in, major == 1 ? 2 : 4, where);
    ByteBuffer b = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN);
    long size = major == 1 ? b.getShort() & 0xFFFF : b.getInt() & 0xFFFFFFFFL;
    if (size > MAX_HEADER_BYTES) {
      throw new InputException(
          where + ": header of " + size + " bytes; at most " + MAX_HEADER_BYTES + " are read");
    }
    byte[] text = Content.exactly(in, (int) size, where);
    var charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return new NpyHeaderParser(new String(text, charset), where).parse();
  }

  /**
   * Builds a header from its three entries.
   *
   * @param descr numpy's type code, {@code <f4}
   */
  static NpyHeader of(String descr, boolean fortranOrder, long[] shape, String where) {
    ElementType type = descr.length() == 3 ? TYPES.get(descr.substring(1)) : null;
    char order = descr.isEmpty() ? ' ' : descr.charAt(0);
    boolean ordered = order == '<' || order == '>';
    if (type == null || !(ordered || (order == '|' && type.bytes() == 1))) {
      throw new InputException(
          where
              + (": numpy type '" + descr + "' is not read; save plain booleans, integers")
              + " or floats of at most 64 bits");
    }
    return new NpyHeader(type, order == '>', fortranOrder, shape);
  }

  /** The header as version 1.0 bytes, padded so that the elements start aligned. */
  byte[] encoded() {
    String sizes =
        LongStream.of(shape).mapToObj(s -> s + ",").collect(Collectors.joining(" ", "(", ")"));
    if (shape.length > 1) {
      sizes = sizes.replace(",)", ")");
    }
    String order = fortranOrder ? "True" : "False";
    String text =
        "{'descr': '" + descr() + "', 'fortran_order': " + order + ", 'shape': " + sizes + ", }";
    int unpadded = MAGIC.length + 4 + text.length() + 1;
    int total = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    text += " ".repeat(total - unpadded) + "\n";
    return ByteBuffer.allocate(total)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  private String descr() {
    for (Map.Entry<String, ElementType> entry : TYPES.entrySet()) {
      if (entry.getValue() == type) {
        return (type.bytes() == 1 ? '|' : bigEndian ? '>' : '<') + entry.getKey();
      }
    }
    throw new IllegalArgumentException("npy has no type for " + type + "; widen it to F32 first");
  }
}
