package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first bytes of an SPZ file, inside the compression.
 *
 * @param version 2 or 3
 * @param count how many Gaussians
 * @param degree of the harmonics, 0 .. 3
 * @param fractionalBits of the positions' fixed point
 * @param flags 1: trained with antialiasing; 2: extensions follow the Gaussians
 */
record SpzHeader(int version, int count, int degree, int fractionalBits, int flags) {
  static final int MAGIC = 0x5053474e;
  static final int BYTES = 16;

  /** Factor between a coefficient of degree 0 and a colour's share of its byte. */
  static final double COLOUR_SCALE = 0.15;

  private static final int EXTENSIONS = 2;

  // So that no array of floats exceeds what Java can index, at degree 3.
  private static final int MOST = Integer.MAX_VALUE / 48 - 8;

  static SpzHeader parse(byte[] bytes, String where) {
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (b.getInt() != MAGIC) {
      throw new InputException(where + ": is compressed, but no SPZ file");
    }
    int version = b.getInt();
    int count = b.getInt();
    int degree = b.get() & 0xFF;
    int bits = b.get() & 0xFF;
    if (version != 2 && version != 3) {
      throw new InputException(where + ": is SPZ version " + version + "; 2 and 3 are read");
    }
    if (count < 0 || count > MOST) {
      throw new InputException(
          where + ": claims " + Integer.toUnsignedString(count) + " Gaussians; at most " + MOST);
    }
    if (degree > Gaussians.MAX_DEGREE || bits > 24) {
      throw new InputException(
          where
              + ": harmonics of degree "
              + degree
              + " and "
              + bits
              + " fractional bits; at most 3 and 24 are read");
    }
    return new SpzHeader(version, count, degree, bits, b.get() & 0xFF);
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(MAGIC)
        .putInt(version)
        .putInt(count)
        .put((byte) degree)
        .put((byte) fractionalBits)
        .put((byte) flags)
        .put((byte) 0)
        .array();
  }

  boolean hasExtensions() {
    return (flags & EXTENSIONS) != 0;
  }

  /** Coefficients for each channel beyond the constant one. */
  int rest() {
    return (degree + 1) * (degree + 1) - 1;
  }
}
