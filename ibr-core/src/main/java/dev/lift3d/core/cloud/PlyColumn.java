package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A property while its rows arrive. */
final class PlyColumn {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  final ElementType type;
  private final PlyHeader.Property property;
  private final int[] lengths; // null for scalars
  private final String where;
  private ByteBuffer values;
  private int rows;

  /**
   * Makes room for the rows.
   *
   * @param rows how many; the file is known to hold so many
   */
  PlyColumn(PlyHeader.Property property, int rows, String where) {
    this.property = property;
    this.type = property.type();
    this.where = where;
    boolean list = property.countType().isPresent();
    lengths = list ? new int[rows] : null;
    values = buffer(list ? 64 : (long) rows * type.bytes());
  }

  private ByteBuffer buffer(long bytes) {
    if (bytes > LARGEST) {
      throw new InputException(
          where + ": property " + property.name() + " is over 2 GB; split the file");
    }
    return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean isList() {
    return lengths != null;
  }

  /** Begins the next row of a list. */
  void length(int length) {
    lengths[rows++] = length;
  }

  /** Makes room for one more value. */
  ByteBuffer room() {
    if (values.remaining() < type.bytes()) {
      ByteBuffer larger = buffer(Math.max(values.position() + 8L, 2L * values.capacity()));
      values = larger.put(values.flip());
    }
    return values;
  }

  /** Adds a value that was text; an integer is known to fit the type. */
  void put(double number) {
    ByteBuffer out = room();
    switch (type) {
      case F64 -> out.putDouble(number);
      case F32 -> out.putFloat((float) number);
      case I32, U32 -> out.putInt((int) (long) number);
      case I16, U16 -> out.putShort((short) (int) number);
      default -> out.put((byte) (int) number);
    }
  }

  PlyProperty finish() {
    ByteBuffer all = values.flip();
    HostArray array = HostArray.of(type, new long[] {all.remaining() / type.bytes()}, all);
    return isList()
        ? PlyProperty.lists(property.name(), property.countType().get(), lengths, array)
        : PlyProperty.scalars(property.name(), array);
  }
}
