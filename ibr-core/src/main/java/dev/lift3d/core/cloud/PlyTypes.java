package dev.lift3d.core.cloud;

import dev.lift3d.core.io.ElementType;
import java.util.Map;
import java.util.Optional;

/** PLY's eight types: their old and new names, and how far their integers reach. */
final class PlyTypes {
  private static final Map<String, ElementType> BY_NAME =
      Map.ofEntries(
          Map.entry("char", ElementType.I8),
          Map.entry("int8", ElementType.I8),
          Map.entry("uchar", ElementType.U8),
          Map.entry("uint8", ElementType.U8),
          Map.entry("short", ElementType.I16),
          Map.entry("int16", ElementType.I16),
          Map.entry("ushort", ElementType.U16),
          Map.entry("uint16", ElementType.U16),
          Map.entry("int", ElementType.I32),
          Map.entry("int32", ElementType.I32),
          Map.entry("uint", ElementType.U32),
          Map.entry("uint32", ElementType.U32),
          Map.entry("float", ElementType.F32),
          Map.entry("float32", ElementType.F32),
          Map.entry("double", ElementType.F64),
          Map.entry("float64", ElementType.F64));

  private PlyTypes() {}

  static Optional<ElementType> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The name that every program knows. */
  static String name(ElementType type) {
    return switch (type) {
      case I8 -> "char";
      case U8 -> "uchar";
      case I16 -> "short";
      case U16 -> "ushort";
      case I32 -> "int";
      case U32 -> "uint";
      case F32 -> "float";
      case F64 -> "double";
      default -> throw new IllegalArgumentException("PLY has no type " + type);
    };
  }

  static boolean isInteger(ElementType type) {
    return type != ElementType.F32 && type != ElementType.F64;
  }

  static long least(ElementType type) {
    return switch (type) {
      case I8 -> Byte.MIN_VALUE;
      case I16 -> Short.MIN_VALUE;
      case I32 -> Integer.MIN_VALUE;
      default -> 0;
    };
  }

  static long most(ElementType type) {
    return switch (type) {
      case I8 -> Byte.MAX_VALUE;
      case U8 -> 0xFF;
      case I16 -> Short.MAX_VALUE;
      case U16 -> 0xFFFF;
      case I32 -> Integer.MAX_VALUE;
      default -> 0xFFFFFFFFL;
    };
  }

  static void requireCount(ElementType type, int[] lengths) {
    if (!isInteger(type)) {
      throw new IllegalArgumentException("lengths are integers, found type " + type);
    }
    long most = most(type);
    for (int length : lengths) {
      if (length < 0 || length > most) {
        throw new IllegalArgumentException("a list of " + length + " does not fit " + type);
      }
    }
  }
}
