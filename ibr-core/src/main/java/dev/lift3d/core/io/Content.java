package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes of arrays on their way in: read exactly, checked, put into little-endian order. */
final class Content {
  private static final int FIRST_CHUNK = 1 << 20;

  private Content() {}

  /**
   * Reads bytes whose number a header claims, allocating only in step with what really arrives.
   *
   * @throws InputException if the stream ends early or memory does not suffice
   */
  static byte[] exactly(InputStream in, int size, String where) throws IOException {
    byte[] bytes = allocate(Math.min(size, FIRST_CHUNK), where);
    int filled = 0;
    while (true) {
      filled += in.readNBytes(bytes, filled, bytes.length - filled);
      if (filled < bytes.length) {
        throw new InputException(
            where + ": ends after " + filled + " of " + size + " bytes; the file is damaged");
      }
      if (filled == size) {
        return bytes;
      }
      byte[] larger = allocate((int) Math.min(size, 2L * filled), where);
      System.arraycopy(bytes, 0, larger, 0, filled);
      bytes = larger;
    }
  }

  /** Allocates what a file asks for; too little memory is the input's fault, not the process's. */
  static byte[] allocate(int size, String where) {
    try {
      return new byte[size];
    } catch (OutOfMemoryError e) {
      // One large request failed; nothing else in the process is harmed by it.
      throw new InputException(
          where + ": needs " + size + " bytes of memory; raise the heap limit with -Xmx", e);
    }
  }

  /** Reverses the bytes of each element in place. */
  static void reverseElements(byte[] bytes, int width) {
    for (int start = 0; start < bytes.length; start += width) {
      for (int i = start, j = start + width - 1; i < j; i++, j--) {
        byte b = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = b;
      }
    }
  }

  /**
   * Wraps file content, refusing booleans that are neither 0 nor 1.
   *
   * @param bytes little-endian in C order, as many as the shape needs
   */
  static HostArray array(ElementType type, long[] shape, ByteBuffer bytes, String where) {
    if (type == ElementType.BOOL) {
      for (int i = bytes.position(); i < bytes.limit(); i++) {
        if ((bytes.get(i) & ~1) != 0) {
          throw new InputException(
              where
                  + ": boolean "
                  + (i - bytes.position())
                  + " is "
                  + bytes.get(i)
                  + ", not 0 or 1");
        }
      }
    }
    return HostArray.of(type, shape, bytes);
  }
}
