package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Rows of packed numbers. */
final class PlyBinaryRows implements PlyRows {
  private final PlyInput in;
  private final String where;

  PlyBinaryRows(PlyInput in, PlyEncoding encoding, String where) {
    this.in = in;
    this.where = where;
    in.order(
        encoding == PlyEncoding.BINARY_BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public PlyElement read(PlyHeader.Element element) throws IOException {
    String place = where + ": element " + element.name();
    PlyColumn[] columns =
        element.properties().stream()
            .map(p -> new PlyColumn(p, element.count(), place))
            .toArray(PlyColumn[]::new);
    ElementType[] countTypes =
        element.properties().stream()
            .map(p -> p.countType().orElse(null))
            .toArray(ElementType[]::new);
    for (int row = 0; columns.length > 0 && row < element.count(); row++) {
      for (int i = 0; i < columns.length; i++) {
        if (columns[i].isList()) {
          list(columns[i], countTypes[i], row, place);
        } else {
          copy(columns[i]);
        }
      }
    }
    return new PlyElement(
        element.name(), element.count(), List.of(columns).stream().map(PlyColumn::finish).toList());
  }

  private void list(PlyColumn column, ElementType countType, int row, String place)
      throws IOException {
    long length = integer(countType);
    if (length < 0 || length * column.type.bytes() > in.remaining()) {
      throw new InputException(
          place + ", row " + (row + 1) + ": a list of " + length + " values; the file is damaged");
    }
    column.length((int) length);
    for (int i = 0; i < length; i++) {
      copy(column);
    }
  }

  private long integer(ElementType type) throws IOException {
    ByteBuffer b = in.need(type.bytes());
    return switch (type) {
      case I8 -> b.get();
      case U8 -> b.get() & 0xFF;
      case I16 -> b.getShort();
      case U16 -> b.getShort() & 0xFFFF;
      case I32 -> b.getInt();
      default -> b.getInt() & 0xFFFFFFFFL;
    };
  }

  /** Moves one value; the window knows the file's order, the column keeps the other. */
  private void copy(PlyColumn column) throws IOException {
    int width = column.type.bytes();
    ByteBuffer from = in.need(width);
    ByteBuffer to = column.room();
    switch (width) {
      case 1 -> to.put(from.get());
      case 2 -> to.putShort(from.getShort());
      case 4 -> to.putInt(from.getInt());
      default -> to.putLong(from.getLong());
    }
  }
}
