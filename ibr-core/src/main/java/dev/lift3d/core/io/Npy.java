package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One array in a file, as numpy.save writes it (NEP 1; versions 1.0, 2.0 and 3.0).
 *
 * <p>Either byte order and either element order is read; what is kept is always little-endian in C
 * order, and that is what is written. Objects, strings, complex numbers and structured arrays are
 * refused.
 */
public final class Npy {
  private Npy() {}

  /**
   * Reads a file.
   *
   * @param path an npy file of at most 2 GB
   * @return its array
   * @throws InputException if the file is missing, damaged or of a kind that is not read
   */
  public static HostArray read(Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return read(in, path.toString());
    } catch (IOException e) {
      throw FileFailure.reading(path, e);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param in an npy file's bytes and nothing behind them; not closed
   * @param where what to call the stream in messages
   * @return its array
   * @throws IOException if the stream fails
   * @throws InputException if the content is damaged or of a kind that is not read
   */
  public static HostArray read(InputStream in, String where) throws IOException {
    NpyHeader header = NpyHeader.read(in, where);
    ElementType type = header.type();
    long[] shape = header.shape();
    byte[] bytes = Content.exactly(in, ArraySize.bytes(type, shape, where), where);
    if (in.read() >= 0) {
      throw new InputException(
          where + ": more bytes than its shape needs (" + bytes.length + "); the file is damaged");
    }
    if (header.bigEndian()) {
      Content.reverseElements(bytes, type.bytes());
    }
    if (header.fortranOrder() && shape.length > 1) {
      byte[] rows = new byte[bytes.length];
      StridedView.fortran(shape).gather(ByteBuffer.wrap(bytes), type.bytes(), rows);
      bytes = rows;
    }
    return Content.array(type, shape, ByteBuffer.wrap(bytes), where);
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param path the file, replaced if it exists
   * @param array any array but BF16, for which the format has no code
   * @throws InputException if the path cannot be written
   * @throws IllegalArgumentException if the array is BF16
   */
  public static void write(Path path, HostArray array) {
    byte[] header = header(array);
    WholeFile.write(
        path,
        out -> {
          out.write(header);
          writeElements(array, out);
        });
  }

  /** What stands before the elements of an array. */
  static byte[] header(HostArray array) {
    return new NpyHeader(array.type(), false, false, array.shape()).encoded();
  }

  /** Writes the elements alone. */
  static void writeElements(HostArray array, OutputStream out) throws IOException {
    WritableByteChannel channel = Channels.newChannel(out);
    for (ByteBuffer b = array.bytes(); b.hasRemaining(); ) {
      channel.write(b);
    }
  }
}
