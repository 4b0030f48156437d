package dev.lift3d.core.cloud;

import java.util.Optional;

/** How the rows of a PLY file are stored. */
public enum PlyEncoding {
  /** One row a line, numbers as text. */
  ASCII("ascii"),
  /** Packed, least significant byte first; what nearly all programs write. */
  BINARY_LITTLE_ENDIAN("binary_little_endian"),
  /** Packed, most significant byte first. */
  BINARY_BIG_ENDIAN("binary_big_endian");

  private final String keyword;

  PlyEncoding(String keyword) {
    this.keyword = keyword;
  }

  /** The word after {@code format} in a header. */
  String keyword() {
    return keyword;
  }

  static Optional<PlyEncoding> of(String keyword) {
    for (PlyEncoding encoding : values()) {
      if (encoding.keyword.equals(keyword)) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }
}
