package dev.lift3d.core.scene.format;

import dev.lift3d.core.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A little-endian binary file that knows how many bytes are left, so that no count is trusted. */
final class BinaryFile implements Closeable {
  private static final int LONGEST_NAME = 4096;

  private final Path file;
  private final InputStream in;
  private final ByteBuffer scratch = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
  private long left;
  private String entry = "the count";
  private long index;

  BinaryFile(Path file) {
    this.file = file;
    try {
      this.left = Files.size(file);
      this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw Place.of(file).error("cannot be opened (" + e + ")");
    }
  }

  /** Says which entry is being read, for messages. */
  void enter(String kind, long number) {
    entry = kind;
    index = number;
  }

  Place place() {
    return new Place(file, index > 0 ? entry + " " + index : entry);
  }

  /** A count of entries that each take at least so many bytes; refused if they cannot be there. */
  int count(String what, long bytesEach) {
    long n = int64();
    if (n < 0 || n > left / bytesEach || n > Integer.MAX_VALUE - 16) {
      throw place()
          .error("says there are " + n + " " + what + ", but only " + left + " bytes follow");
    }
    return (int) n;
  }

  int int32() {
    return take(4).getInt(0);
  }

  long int64() {
    return take(8).getLong(0);
  }

  double float64(String what) {
    double v = take(8).getDouble(0);
    if (!Double.isFinite(v)) {
      throw place().error(what + " is not a finite number");
    }
    return v;
  }

  double[] float64s(int count, String what) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = float64(what);
    }
    return out;
  }

  /** A name that ends with a zero byte. */
  String name() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte b = take(1).get(0); b != 0; b = take(1).get(0)) {
      bytes.write(b);
      if (bytes.size() > LONGEST_NAME) {
        throw place().error("the name does not end; the file is damaged");
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  void skip(long bytes) {
    if (bytes > left) {
      throw endsEarly();
    }
    try {
      in.skipNBytes(bytes);
    } catch (IOException e) {
      throw place().error("cannot be read (" + e + ")");
    }
    left -= bytes;
  }

  /** Complains if bytes are left. */
  void end() {
    if (left > 0) {
      throw Place.of(file).error(left + " bytes follow the last entry; the file is damaged");
    }
  }

  private ByteBuffer take(int bytes) {
    if (bytes > left) {
      throw endsEarly();
    }
    try {
      if (in.readNBytes(scratch.array(), 0, bytes) < bytes) {
        throw endsEarly();
      }
    } catch (IOException e) {
      throw place().error("cannot be read (" + e + ")");
    }
    left -= bytes;
    return scratch;
  }

  private InputException endsEarly() {
    return place().error("the file ends early; it is cut short or damaged");
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw Place.of(file).error("cannot be closed (" + e + ")");
    }
  }
}
