package dev.lift3d.core.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of a PNG's chunks (PNG specification, section 5).
 *
 * <p>Walking them before decoding proves that no length points beyond the file, so that no reader
 * allocates what is not there, and that the file was not cut short.
 *
 * @param names the types that occur, "IHDR", "tRNS"
 */
record PngChunks(Set<String> names) {
  private static final int SIGNATURE_BYTES = 8;
  private static final int FRAME_BYTES = 12; // length, type, CRC

  /** Reads chunk headers up to IEND. */
  static PngChunks of(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      Set<String> names = new HashSet<>();
      byte[] type = new byte[4];
      long at = SIGNATURE_BYTES;
      while (!names.contains("IEND")) {
        in.seek(at);
        long length = in.readInt() & 0xFFFFFFFFL;
        in.readFully(type);
        at += length + FRAME_BYTES;
        if (at > in.length()) {
          throw new EOFException("the file ends inside a chunk");
        }
        names.add(new String(type, StandardCharsets.ISO_8859_1));
      }
      return new PngChunks(names);
    }
  }
}
