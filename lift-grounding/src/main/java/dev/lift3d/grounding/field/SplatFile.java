package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import dev.lift3d.core.io.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The {@code .splat} of web viewers: 32 little-endian bytes a Gaussian, no header. Three singles of
 * position, three of scale (lengths, not logarithms), RGBA in bytes, quaternion w, x, y, z in bytes
 * (128 + 128 q).
 */
public final class SplatFile {
  private static final int ROW = 32;
  private static final int CHUNK = 1 << 11; // rows

  private SplatFile() {}

  /**
   * Reads a file.
   *
   * @param path the file
   * @return Gaussians whose colours do not depend on the direction of view
   * @throws InputException if the file is missing, its size is no multiple of 32 bytes, or a row
   *     makes no Gaussian
   */
  public static Gaussians read(Path path) {
    return CheckedFile.read(path, channel -> read(channel, path));
  }

  private static Gaussians read(FileChannel channel, Path path) throws IOException {
    long size = channel.size();
    if (size % ROW != 0 || size / ROW > Integer.MAX_VALUE / 4 - 8) {
      throw new InputException(
          path + ": " + size + " bytes are no whole number of Gaussians of 32; is it cut short?");
    }
    Rows rows = new Rows((int) (size / ROW));
    ByteBuffer chunk = ByteBuffer.allocate(ROW * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows.opacities.length; ) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), size - (long) ROW * i));
      while (chunk.hasRemaining()) {
        if (channel.read(chunk) < 0) {
          throw new InputException(path + ": became shorter while it was read");
        }
      }
      chunk.flip();
      while (chunk.hasRemaining()) {
        rows.take(chunk, i++);
      }
    }
    return Gaussians.builder(rows.means)
        .quaternions(rows.quaternions)
        .scales(rows.scales)
        .opacities(rows.opacities)
        .colours(rows.colours)
        .build(path.toString());
  }

  private static final class Rows {
    final float[] means;
    final float[] scales;
    final float[] colours;
    final float[] opacities;
    final float[] quaternions;

    Rows(int n) {
      means = new float[3 * n];
      scales = new float[3 * n];
      colours = new float[3 * n];
      opacities = new float[n];
      quaternions = new float[4 * n];
    }

    void take(ByteBuffer from, int i) {
      for (int axis = 0; axis < 3; axis++) {
        means[3 * i + axis] = from.getFloat();
      }
      for (int axis = 0; axis < 3; axis++) {
        scales[3 * i + axis] = from.getFloat();
      }
      for (int c = 0; c < 3; c++) {
        colours[3 * i + c] = (from.get() & 0xFF) / 255f;
      }
      opacities[i] = (from.get() & 0xFF) / 255f;
      for (int q = 0; q < 4; q++) {
        quaternions[4 * i + q] = ((from.get() & 0xFF) - 128) / 128f;
      }
    }
  }

  /**
   * Writes a file, whole or not at all. Colours are base colours clamped to [0, 1].
   *
   * @param path the file, replaced if it exists
   * @param gaussians what to write
   * @throws InputException if the path cannot be written
   */
  public static void write(Path path, Gaussians gaussians) {
    float[] means = gaussians.means();
    float[] scales = gaussians.scales();
    float[] colours = gaussians.baseColours();
    float[] opacities = gaussians.opacities();
    float[] quaternions = gaussians.quaternions();
    WholeFile.write(
        path,
        out -> {
          ByteBuffer row = ByteBuffer.allocate(ROW).order(ByteOrder.LITTLE_ENDIAN);
          for (int i = 0; i < opacities.length; i++) {
            row.clear();
            for (int axis = 0; axis < 3; axis++) {
              row.putFloat(means[3 * i + axis]);
            }
            for (int axis = 0; axis < 3; axis++) {
              row.putFloat(scales[3 * i + axis]);
            }
            for (int c = 0; c < 3; c++) {
              row.put(Logits.unit(colours[3 * i + c]));
            }
            row.put(Logits.unit(opacities[i]));
            double norm = Rotations.norm(quaternions, i);
            for (int q = 0; q < 4; q++) {
              row.put(Logits.octet(128 + 128 * quaternions[4 * i + q] / norm));
            }
            out.write(row.array());
          }
        });
  }
}
