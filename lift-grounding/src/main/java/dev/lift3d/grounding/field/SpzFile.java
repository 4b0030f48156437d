package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import dev.lift3d.core.io.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * SPZ, versions 2 and 3, after its public description (Niantic, "spz"): gzip around a header of 16
 * bytes and, one after the other, all positions (24-bit fixed point), opacities, colours, scales
 * (logarithms in sixteenths from -10 on), rotations and harmonics.
 *
 * <p>SPZ's axes are right, up, back; those of PLY are right, down, front. As SPZ's own converter
 * does, what is read is turned by half a turn about x, and turned back when written, so that a PLY
 * that becomes an SPZ stays where it is.
 */
public final class SpzFile {
  /** The version to write. */
  public static final int LATEST = 3;

  private SpzFile() {}

  /**
   * Reads a file.
   *
   * @param path the file
   * @return the Gaussians
   * @throws InputException if the file is missing, damaged, or of another version
   */
  public static Gaussians read(Path path) {
    return CheckedFile.read(path, channel -> read(channel, path));
  }

  private static Gaussians read(FileChannel channel, Path path) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    channel.read(first, 0);
    if (first.position() == 4 && first.getInt(0) == SpzHeader.MAGIC) {
      throw new InputException(
          path + ": is SPZ version 4, which is not read; save it as version 3 or as PLY");
    }
    if ((first.get(0) & 0xFF) != 0x1F || (first.get(1) & 0xFF) != 0x8B) {
      throw new InputException(path + ": is no SPZ file: it is not compressed by gzip");
    }
    try (InputStream in = new GZIPInputStream(Channels.newInputStream(channel), 1 << 16)) {
      String where = path.toString();
      SpzHeader header = SpzHeader.parse(CheckedFile.exactly(in, SpzHeader.BYTES, where), where);
      Gaussians gaussians = new SpzDecoder(header, in, where).gaussians();
      toEnd(in, header, path);
      return gaussians;
    }
  }

  /** Reads on to the checksum, which comes last, past what other programs may have added. */
  private static void toEnd(InputStream in, SpzHeader header, Path path) throws IOException {
    byte[] skipped = new byte[1 << 12];
    while (in.read(skipped) > 0) {
      if (!header.hasExtensions()) {
        throw new InputException(path + ": goes on after its Gaussians; the file is damaged");
      }
    }
  }

  /**
   * Writes a file, whole or not at all. Features and object ids are left out; scales are clamped to
   * [e^-10, e^5.9], coefficients beyond the first to [-1, 1].
   *
   * @param path the file, replaced if it exists
   * @param gaussians what to write
   * @param version 2 or 3; 3 keeps rotations more exactly
   * @throws InputException if the path cannot be written, or a position is too large for SPZ
   */
  public static void write(Path path, Gaussians gaussians, int version) {
    if (version != 2 && version != 3) {
      throw new IllegalArgumentException("SPZ version 2 or 3, found " + version);
    }
    SpzEncoder encoder = new SpzEncoder(gaussians, version);
    WholeFile.write(
        path,
        out -> {
          GZIPOutputStream zip = new GZIPOutputStream(out, 1 << 16);
          encoder.write(zip);
          zip.finish();
        });
  }
}
