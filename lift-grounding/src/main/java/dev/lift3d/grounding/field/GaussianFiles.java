package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Reads and writes fields of Gaussians in any of the known forms. */
public final class GaussianFiles {
  private GaussianFiles() {}

  /**
   * Reads a field. PLY and SPZ are known by their first bytes, the others by their names.
   *
   * @param path the file
   * @return the Gaussians
   * @throws InputException if the file is missing, damaged, of no known form, or holds numbers that
   *     make no Gaussian; the message names the file and the row
   */
  public static Gaussians read(Path path) {
    ByteBuffer head = ByteBuffer.allocate(3);
    CheckedFile.read(path, channel -> channel.read(head));
    byte[] b = head.array();
    if (path.toString().endsWith(".splat")) {
      return SplatFile.read(path); // it has no first bytes of its own: they may be any
    }
    if (b[0] == 'p' && b[1] == 'l' && b[2] == 'y') {
      return GaussianPly.read(path);
    }
    boolean gzip = (b[0] & 0xFF) == 0x1F && (b[1] & 0xFF) == 0x8B;
    if (gzip || b[0] == 'N' && b[1] == 'G' && b[2] == 'S') {
      return SpzFile.read(path);
    }
    return switch (GaussianFormat.ofName(path)) {
      case PLY -> GaussianPly.read(path);
      case SPZ -> SpzFile.read(path);
      case SPLAT -> SplatFile.read(path);
      case SAFETENSORS -> GaussianTensors.read(path);
    };
  }

  /**
   * Writes a field, whole or not at all, in the form that the file's name asks for.
   *
   * @param path ends in .ply, .splat, .spz or .safetensors; replaced if it exists
   * @param gaussians what to write
   * @throws InputException if the name ends otherwise or the path cannot be written
   */
  public static void write(Path path, Gaussians gaussians) {
    switch (GaussianFormat.ofName(path)) {
      case PLY -> GaussianPly.write(path, gaussians);
      case SPLAT -> SplatFile.write(path, gaussians);
      case SPZ -> SpzFile.write(path, gaussians, SpzFile.LATEST);
      case SAFETENSORS -> GaussianTensors.write(path, gaussians);
    }
  }
}
